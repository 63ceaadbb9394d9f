import type { ImportNote } from '../../../shared/environment/imported.ts';
import { Section } from '../../components/Page.tsx';
import { useText } from '../../text/useText.ts';
import styles from './Notes.module.css';

/** What taking an environment out of a file changed, and what is still to be entered. */
export function ImportNotes({ notes }: { notes: readonly ImportNote[] }) {
  const text = useText().environments.exchange;
  return (
    <Section title={text.title}>
      <p className={styles.note}>{text.notSaved}</p>
      <ul className={styles.list}>
        {notes.map(({ code, params: { field = '', kind = '', name = '' } }) => (
          <li key={code + field}>{text.notes[code](text.secrets[field] ?? field, `${kind}:${name}`)}</li>
        ))}
      </ul>
    </Section>
  );
}
