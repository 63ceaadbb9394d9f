import { Section } from '../../components/Page.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import { type ContactForm, emptyContact } from './form/people-form.ts';
import styles from './Notes.module.css';
import { type FieldsProps, useMistakeText } from './part-props.ts';
import { Rows } from './Rows.tsx';
import { useRunbook } from './useRunbook.ts';

const fields = ['role', 'person', 'contact', 'hours'] as const satisfies readonly (keyof ContactForm)[];

/** Whom to call about this environment, beside whom its runbook names. */
export function ContactsPart({ form, mistakes, disabled, onChange }: FieldsProps) {
  const text = useText().environments.contacts;
  const mistake = useMistakeText(mistakes);
  const runbook = useRunbook(form.runbookHash);
  const named = runbook?.contacts ?? [];
  return (
    <Section title={text.title}>
      <p className={styles.note}>{text.nothingIsSent}</p>
      {named.length === 0 ? null : (
        <div className={styles.note}>
          <h3>{text.ofRunbook}</h3>
          <ul>
            {named.map(({ id, role, person, contact, hours }) => (
              <li key={id}>{[role, person, contact, hours].filter((part) => part !== null).join(' · ')}</li>
            ))}
          </ul>
        </div>
      )}
      <Rows
        label={text.title}
        rows={form.contacts}
        nameOf={({ role }, index) => text.nameOf(index + 1, role)}
        empty={text.empty}
        addLabel={text.add}
        disabled={disabled}
        fresh={() => emptyContact}
        onChange={(contacts) => onChange({ contacts })}
      >
        {(contact, change, index) =>
          fields.map((field) => (
            <TextInput
              key={field}
              label={text.fields[field]}
              error={mistake(`contacts.${index}.${field}`)}
              disabled={disabled}
              value={contact[field]}
              onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
            />
          ))
        }
      </Rows>
    </Section>
  );
}
