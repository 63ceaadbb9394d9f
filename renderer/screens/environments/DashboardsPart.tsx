import { isHttpAddress } from '../../../shared/environment/address.ts';
import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import { emptyDashboard } from './form/people-form.ts';
import styles from './Notes.module.css';
import { PartSection } from './PartSection.tsx';
import { type PartProps, useMistakeText } from './part-props.ts';
import rows from './Rows.module.css';
import { Rows } from './Rows.tsx';

/** Pages that show this environment, opened in the browser where the person is signed in. */
export function DashboardsPart({ form, mistakes, disabled, live, onChange, onRead }: PartProps) {
  const text = useText().environments.dashboards;
  const mistake = useMistakeText(mistakes);
  return (
    <PartSection part="dashboards" title={text.title} nothing={text.nothing} form={form} live={live} onRead={onRead}>
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
            <div className={rows.wide}>
              <TextInput
                label={text.url}
                error={mistake(`dashboards.${index}.url`)}
                inputMode="url"
                mono
                disabled={disabled}
                value={dashboard.url}
                onChange={({ currentTarget }) => change({ url: currentTarget.value })}
              />
            </div>
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
    </PartSection>
  );
}
