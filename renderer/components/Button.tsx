import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Kbd } from './Kbd.tsx';
import { Spinner } from './Spinner.tsx';

export type ButtonLook = 'default' | 'primary' | 'fire' | 'quiet';

type Looks = {
  look?: ButtonLook | undefined;
  size?: 'normal' | 'large' | undefined;
  /** The key that does the same, shown on the button; binding it is up to the screen. */
  keys?: string | undefined;
  children: ReactNode;
};

type ButtonProps = Looks & Omit<ComponentProps<'button'>, 'children'> & { busy?: boolean | undefined };

/** A button that says what it does. While `busy` it stays in place and in the tab order, and does nothing. */
export function Button({ look, size, keys, busy = false, children, onClick, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(lookClass(look, size), className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy ? <Spinner /> : null}
      <span>{children}</span>
      {keys === undefined ? null : <Kbd keys={keys} drawn />}
    </button>
  );
}

/** A link that looks like a button: for going somewhere rather than doing something. */
export function ButtonLink({ look, size, keys, children, className, ...rest }: Looks & ComponentProps<'a'>) {
  return (
    <a {...rest} className={classes(lookClass(look, size), className)}>
      <span>{children}</span>
      {keys === undefined ? null : <Kbd keys={keys} drawn />}
    </a>
  );
}

function lookClass(look: ButtonLook = 'default', size: 'normal' | 'large' = 'normal'): string {
  return classes(styles.button, styles[look], size === 'large' && styles.large);
}
