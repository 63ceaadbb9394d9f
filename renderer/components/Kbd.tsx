import styles from './Kbd.module.css';

const shown: Readonly<Record<string, string>> = {
  mod: /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl',
  shift: '⇧',
  enter: 'Enter',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
};

/** A key as bindings write it (`shift+r`, `g h`), shown as it stands on the keyboard. Not read aloud: the label beside it is. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.split(' ').map((chord) => (
        <kbd key={chord} className={styles.key}>
          {chord
            .split('+')
            .map((part) => shown[part] ?? part.toUpperCase())
            .join(' ')}
        </kbd>
      ))}
    </span>
  );
}
