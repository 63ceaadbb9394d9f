import { useText } from '../../text/useText.ts';
import styles from './MissingFacts.module.css';

/** What the document cannot say yet, by name; nothing where all is known. */
export function MissingFacts({ codes }: { codes: readonly string[] }) {
  const text = useText().postmortem;
  if (codes.length === 0) return null;
  return (
    <div className={styles.missing}>
      <strong>{text.editor.missing}</strong>
      <ul className={styles.list}>
        {codes.map((code) => (
          <li key={code}>{text.missing[code] ?? code}</li>
        ))}
      </ul>
    </div>
  );
}
