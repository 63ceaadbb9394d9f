import { Section } from '../../components/Page.tsx';
import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useQuery } from '../../state/query.ts';
import { runbooksSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import styles from './Basics.module.css';
import { type FieldsProps, useMistakeText } from './part-props.ts';

const kinds = ['production', 'staging', 'drill'] as const;
const noRunbook = '';

/** What the environment is called, what it is, and which runbook guides there. */
export function Basics({ form, mistakes, disabled, onChange }: FieldsProps) {
  const { common, environments: text } = useText();
  const mistake = useMistakeText(mistakes);
  const runbooks = useQuery(runbooksSource).data ?? [];
  const offered = runbooks.map(({ hash, title, name }) => ({ value: hash, label: `${title} (${name})` }));
  const known = form.runbookHash === null || offered.some(({ value }) => value === form.runbookHash);
  return (
    <Section title={text.basics.title}>
      <div className={styles.fields}>
        <TextInput
          label={text.basics.name}
          hint={text.basics.nameHint}
          error={mistake('name')}
          required
          maxLength={80}
          disabled={disabled}
          value={form.name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
        <Select
          label={text.basics.kind}
          hint={text.basics.kindHint}
          value={form.kind}
          disabled={disabled}
          options={kinds.map((value) => ({ value, label: common.environmentKinds[value] }))}
          onChange={(kind) => onChange({ kind })}
        />
        <TextInput
          label={text.basics.service}
          hint={text.basics.serviceHint}
          error={mistake('service')}
          disabled={disabled}
          value={form.service}
          onChange={({ currentTarget }) => onChange({ service: currentTarget.value })}
        />
        <Select
          label={text.basics.runbook}
          value={form.runbookHash ?? noRunbook}
          disabled={disabled}
          options={[
            { value: noRunbook, label: text.basics.runbookNone },
            ...offered,
            ...(known || form.runbookHash === null
              ? []
              : [{ value: form.runbookHash, label: text.basics.runbookMissing }]),
          ]}
          onChange={(hash) => onChange({ runbookHash: hash === noRunbook ? null : hash })}
        />
      </div>
      {form.kind === 'production' ? <p className={styles.production}>{text.production}</p> : null}
    </Section>
  );
}
