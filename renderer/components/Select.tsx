import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import inputStyles from './TextInput.module.css';
import { describedBy, Field } from './TextInput.tsx';

type SelectProps<V extends string> = Omit<ComponentProps<'select'>, 'value' | 'onChange'> & {
  label: ReactNode;
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong with the choice. */
  error?: string | null | undefined;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
};

/** The platform's own choice list: by keyboard, by touch and by screen reader as people know it. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, labelHidden, hint, error, value, options, onChange, className, ...rest } = props;
  const id = useId();
  return (
    <Field id={id} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      <select
        {...rest}
        id={id}
        className={classes(inputStyles.input, className)}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
