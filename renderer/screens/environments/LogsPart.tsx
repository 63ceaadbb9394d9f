import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import { durationUnits, logRoles } from './form/log-form.ts';
import { HostSelect } from './HostSelect.tsx';
import { PartSection } from './PartSection.tsx';
import { type PartProps, useMistakeText } from './part-props.ts';
import rows from './Rows.module.css';
import { Rows } from './Rows.tsx';

const units = ['none', ...durationUnits] as const;

/** Where the logs lie: the role of each in the runbook, its file, and the host that has it. */
export function LogsPart({ form, mistakes, disabled, live, onChange, onRead }: PartProps) {
  const text = useText().environments;
  const mistake = useMistakeText(mistakes);
  const [firstHost] = form.hosts;
  const unused = logRoles.find((role) => form.logs.every((log) => log.role !== role)) ?? 'application';
  return (
    <PartSection
      part="logs"
      title={text.logs.title}
      nothing={text.logs.nothing}
      form={form}
      live={live}
      onRead={onRead}
    >
      <Rows
        label={text.logs.title}
        rows={form.logs}
        nameOf={({ role }, index) => `${text.logs.roles[role]} ${index + 1}`}
        empty={firstHost === undefined ? text.logs.hostFirst : text.logs.empty}
        addLabel={text.logs.add}
        disabled={disabled}
        fresh={firstHost === undefined ? null : () => ({ role: unused, path: '', hostId: firstHost.id })}
        onChange={(logs) => onChange({ logs })}
      >
        {(log, change, index) => (
          <>
            <Select
              label={text.logs.role}
              value={log.role}
              disabled={disabled}
              options={logRoles.map((value) => ({ value, label: text.logs.roles[value] }))}
              onChange={(role) => change({ role })}
            />
            <HostSelect
              label={text.logs.host}
              hosts={form.hosts}
              hostId={log.hostId}
              error={mistake(`logs.${index}.hostId`)}
              disabled={disabled}
              onChange={(hostId) => change({ hostId })}
            />
            <div className={rows.wide}>
              <TextInput
                label={text.logs.path}
                hint={index === 0 ? text.logs.pathHint : undefined}
                error={mistake(`logs.${index}.path`)}
                mono
                disabled={disabled}
                value={log.path}
                onChange={({ currentTarget }) => change({ path: currentTarget.value })}
              />
            </div>
          </>
        )}
      </Rows>
      <Select
        label={text.logs.unit}
        hint={text.logs.unitHint}
        value={form.accessDurationUnit ?? 'none'}
        disabled={disabled}
        options={units.map((value) => ({ value, label: text.logs.units[value] }))}
        onChange={(unit) => onChange({ accessDurationUnit: unit === 'none' ? null : unit })}
      />
    </PartSection>
  );
}
