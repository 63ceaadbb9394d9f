import styles from './Kbd.module.css';

const shown: Readonly<Record<string, string>> = {
  mod: /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl',
  shift: '⇧',
  enter: 'Enter',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

type KbdProps = {
  keys: string;
  /** Drawn by the style alone, as no text of the page: on a button whose name must be the words that are seen on it. */
  drawn?: boolean;
};

/** A key as bindings write it (`shift+r`, `g h`), shown as it stands on the keyboard. Not read aloud: the label beside it is. */
export function Kbd({ keys, drawn = false }: KbdProps) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.split(' ').map((chord) => {
        const key = chord
          .split('+')
          .map((part) => shown[part] ?? part.toUpperCase())
          .join(' ');
        return (
          <kbd key={chord} className={styles.key} data-key={drawn ? key : undefined}>
            {drawn ? null : key}
          </kbd>
        );
      })}
    </span>
  );
}
