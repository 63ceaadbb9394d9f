import styles from './Toggle.module.css';

type ToggleProps = { label: string; checked: boolean; disabled: boolean; onChange: (checked: boolean) => void };

export function Toggle({ label, checked, disabled, onChange }: ToggleProps) {
  return (
    <label className={styles.toggle}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
