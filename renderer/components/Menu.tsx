import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import buttonStyles from './Button.module.css';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';

export type MenuItem = { key: string; label: ReactNode; keys?: string; disabled?: boolean; run: () => void };

type MenuProps = {
  /** On the button that opens it. */
  label: ReactNode;
  /** Name of the button where `label` does not say it. */
  name?: string | undefined;
  items: readonly MenuItem[];
};

/** A button that opens a short list of actions. */
export function Menu({ label, name, items }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger className={buttonStyles.button} aria-label={name}>
        <span>{label}</span>
        <span aria-hidden="true">{'▾'}</span>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align="start">
          <Base.Popup className={styles.popup}>
            {items.map(({ key, label: itemLabel, keys, disabled, run }) => (
              <Base.Item key={key} className={styles.item} disabled={disabled ?? false} onClick={run}>
                <span>{itemLabel}</span>
                {keys === undefined ? null : <Kbd keys={keys} />}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
