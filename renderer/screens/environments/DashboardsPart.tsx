import { isHttpAddress } from '../../../shared/environment/address.ts';
import { Section } from '../../components/Page.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import { emptyDashboard } from './form/people-form.ts';
import styles from './Notes.module.css';
import { type FieldsProps, useMistakeText } from './part-props.ts';
import { Rows } from './Rows.tsx';

/** Pages that show this environment, opened in the browser where the person is signed in. */
export function DashboardsPart({ form, mistakes, disabled, onChange }: FieldsProps) {
  const text = useText().environments.dashboards;
  const mistake = useMistakeText(mistakes);
  return (
    <Section title={text.title}>
      <p className={styles.note}>{text.nothingIsSent}</p>
      <Rows
        label={text.title}
        rows={form.dashboards}
        nameOf={({ name }, index) => text.nameOf(index + 1, name)}
        empty={text.empty}
        addLabel={text.add}
        disabled={disabled}
        fresh={() => emptyDashboard}
        onChange={(dashboards) => onChange({ dashboards })}
      >
        {(dashboard, change, index) => (
          <>
            <TextInput
              label={text.name}
              error={mistake(`dashboards.${index}.name`)}
              disabled={disabled}
              value={dashboard.name}
              onChange={({ currentTarget }) => change({ name: currentTarget.value })}
            />
            <TextInput
              label={text.url}
              error={mistake(`dashboards.${index}.url`)}
              inputMode="url"
              mono
              disabled={disabled}
              value={dashboard.url}
              onChange={({ currentTarget }) => change({ url: currentTarget.value })}
            />
            {isHttpAddress(dashboard.url.trim()) ? (
              <p className={styles.open}>
                <a href={dashboard.url.trim()} target="_blank" rel="noreferrer noopener">
                  {text.open}
                </a>
              </p>
            ) : null}
          </>
        )}
      </Rows>
    </Section>
  );
}
