import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { useText } from '../text/useText.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What it is about, read aloud on opening. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the foot; closing always stands before them. */
  actions?: ReactNode;
  /** Word of the button that closes. */
  closeLabel?: string | undefined;
  wide?: boolean;
  initialFocus?: RefObject<HTMLElement | null> | undefined;
};

/** A dialog over the page. Escape and a click outside close it, and closing never does anything else. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, children, actions, closeLabel, wide = false, initialFocus } = props;
  const text = useText().common;
  return (
    <Base.Root
      open={open}
      onOpenChange={(nextOpen) => {
        if (!nextOpen) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={classes(styles.popup, wide && styles.wide)} initialFocus={initialFocus}>
          <Base.Title className={styles.title}>{title}</Base.Title>
          {description === undefined ? null : (
            <Base.Description className={styles.description}>{description}</Base.Description>
          )}
          <div className={styles.body}>{children}</div>
          <div className={styles.actions}>
            <Button onClick={onClose}>{closeLabel ?? text.close}</Button>
            {actions}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
