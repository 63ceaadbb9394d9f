import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from 'react';
import { withImeGuard } from '../keys/ime-guard.ts';
import { classes } from './classes.ts';
import styles from './TextInput.module.css';

type FieldProps = {
  label: ReactNode;
  /** Only for screen readers, where the place says it to the eye. */
  labelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong with the value. */
  error?: string | null | undefined;
};

type TextInputProps = FieldProps &
  Omit<ComponentProps<'input'>, 'onSubmit'> & {
    /** Enter, never while composing. */
    onEnter?: (() => void) | undefined;
    mono?: boolean | undefined;
  };

/** One line of text with its label. Handlers of keys hear nothing while composing. */
export function TextInput(props: TextInputProps) {
  const { label, labelHidden, hint, error, onEnter, onKeyDown, mono, className, ...rest } = props;
  const id = useId();
  return (
    <Field id={id} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        id={id}
        className={classes(styles.input, mono && styles.mono, className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onKeyDown={withImeGuard((event) => {
          onKeyDown?.(event);
          if (event.key !== 'Enter' || isChord(event) || onEnter === undefined || event.defaultPrevented) return;
          event.preventDefault();
          // A key held down repeats; what it confirms does not.
          if (!event.repeat) onEnter();
        })}
      />
    </Field>
  );
}

type TextAreaProps = FieldProps &
  ComponentProps<'textarea'> & {
    /** Ctrl/⌘-Enter, never while composing. */
    onConfirm?: (() => void) | undefined;
    /** Plain Enter too; Shift-Enter then makes a new line. */
    confirmOnEnter?: boolean | undefined;
    mono?: boolean | undefined;
  };

/** Several lines of text with their label. Handlers of keys hear nothing while composing. */
export function TextArea(props: TextAreaProps) {
  const { label, labelHidden, hint, error, onConfirm, confirmOnEnter, onKeyDown, mono, className, ...rest } = props;
  const id = useId();
  return (
    <Field id={id} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        className={classes(styles.input, styles.area, mono && styles.mono, className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onKeyDown={withImeGuard((event) => {
          onKeyDown?.(event);
          if (event.key !== 'Enter' || onConfirm === undefined || event.defaultPrevented) return;
          if (event.ctrlKey || event.metaKey || (confirmOnEnter === true && !event.shiftKey)) {
            event.preventDefault();
            if (!event.repeat) onConfirm();
          }
        })}
      />
    </Field>
  );
}

/** Label, hint and error around any input whose id is `id`. */
export function Field({
  id,
  label,
  labelHidden,
  hint,
  error,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={labelHidden ? styles.hidden : styles.label}>
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** Ids of what `Field` shows below an input, for the input's `aria-describedby`. */
export function describedBy(id: string, hint: ReactNode, error: string | null | undefined): string | undefined {
  const ids = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function isChord(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
}
