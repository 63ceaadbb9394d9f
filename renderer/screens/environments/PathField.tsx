import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import type { PathForm } from './environment-form.ts';
import styles from './SecretField.module.css';

type PathFieldProps = {
  label: string;
  portLabel: string;
  path: PathForm;
  /** What is wrong with the port. */
  error: string | null;
  disabled: boolean;
  onChange: (path: PathForm) => void;
};

const kinds = ['direct', 'tunnel'] as const;

/** How a target is reached: straight, or through a tunnel that the person opened. */
export function PathField({ label, portLabel, path, error, disabled, onChange }: PathFieldProps) {
  const text = useText().environments.path;
  return (
    <div className={styles.secret}>
      <Select
        label={label}
        hint={path.kind === 'tunnel' ? text.hint : undefined}
        value={path.kind}
        disabled={disabled}
        options={kinds.map((value) => ({ value, label: text[value] }))}
        onChange={(kind) => onChange({ ...path, kind })}
      />
      {path.kind === 'tunnel' ? (
        <TextInput
          label={portLabel}
          inputMode="numeric"
          mono
          error={error}
          disabled={disabled}
          value={path.localPort}
          onChange={({ currentTarget }) => onChange({ ...path, localPort: currentTarget.value })}
        />
      ) : null}
    </div>
  );
}
