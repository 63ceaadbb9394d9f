import { documentEn } from '../../../shared/text/document-en.ts';
import { documentJa } from '../../../shared/text/document-ja.ts';
import { useLanguage, useText } from '../../text/useText.ts';
import styles from './MissingFacts.module.css';

/** What the document cannot say yet, by name; nothing where all is known. */
export function MissingFacts({ codes }: { codes: readonly string[] }) {
  const text = useText().postmortem.editor;
  const names: Readonly<Record<string, string>> = (useLanguage() === 'ja' ? documentJa : documentEn).missingWhat;
  if (codes.length === 0) return null;
  return (
    <div className={styles.missing}>
      <strong>{text.missing}</strong>
      <ul className={styles.list}>
        {codes.map((code) => (
          <li key={code}>{names[code] ?? code}</li>
        ))}
      </ul>
    </div>
  );
}
