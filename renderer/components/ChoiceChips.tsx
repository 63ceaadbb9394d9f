import styles from './ChoiceChips.module.css';
import { classes } from './classes.ts';

type ChoiceChipsProps<V extends string> = {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
};

/** One of a few, all in sight: buttons of which one is pressed. */
export function ChoiceChips<V extends string>({ label, value, options, onChange }: ChoiceChipsProps<V>) {
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={classes(styles.chip, option.value === value && styles.chosen)}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
