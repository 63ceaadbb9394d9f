import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode, RefObject } from 'react';
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
  /** The key that opens it, shown on the button; binding it is up to the screen, which clicks `triggerRef`. */
  keys?: string | undefined;
  triggerRef?: RefObject<HTMLButtonElement | null> | undefined;
};

/** A button that opens a short list of actions. */
export function Menu({ label, name, items, keys, triggerRef }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger ref={triggerRef} className={buttonStyles.button} aria-label={name}>
        <span>{label}</span>
        <span aria-hidden="true">{'▾'}</span>
        {keys === undefined ? null : <Kbd keys={keys} />}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align="start">
          <Base.Popup className={styles.popup}>
            {items.map(({ key, label: itemLabel, keys: itemKeys, disabled, run }) => (
              <Base.Item key={key} className={styles.item} disabled={disabled ?? false} onClick={run}>
                <span>{itemLabel}</span>
                {itemKeys === undefined ? null : <Kbd keys={itemKeys} />}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
