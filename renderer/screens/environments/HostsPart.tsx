import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useSession } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import { emptyHost, type HostForm, runKinds } from './form/host-form.ts';
import styles from './HostsPart.module.css';
import { PartSection } from './PartSection.tsx';
import { type PartProps, useMistakeText } from './part-props.ts';
import { Rows } from './Rows.tsx';

/** The machines of the service, how commands that only look may run on each, and what the service's process is called there. */
export function HostsPart({ form, mistakes, disabled, live, onChange, onRead }: PartProps) {
  const text = useText().environments;
  const mistake = useMistakeText(mistakes);
  const hostname = useSession((session) => session.info?.hostname ?? '');

  /** "Here" is this machine from the moment it is chosen; it never becomes another one by itself. */
  const runOn = (run: HostForm['run'], host: HostForm): Partial<HostForm> => ({
    run,
    hostname: run === 'here' && host.hostname === '' ? hostname : host.hostname,
    name: host.name === '' && run === 'here' ? hostname : host.name,
  });

  return (
    <PartSection
      part="hosts"
      title={text.hosts.title}
      nothing={text.hosts.nothing}
      form={form}
      live={live}
      onRead={onRead}
    >
      <Rows
        label={text.hosts.title}
        rows={form.hosts}
        nameOf={({ name }, index) => text.hosts.nameOf(index + 1, name)}
        empty={text.hosts.empty}
        addLabel={text.hosts.add}
        disabled={disabled}
        fresh={() => emptyHost(crypto.randomUUID())}
        onChange={(hosts) => onChange({ hosts })}
      >
        {(host, change, index) => (
          <>
            <TextInput
              label={text.hosts.name}
              error={mistake(`hosts.${index}.name`)}
              disabled={disabled}
              value={host.name}
              onChange={({ currentTarget }) => change({ name: currentTarget.value })}
            />
            <Select
              label={text.hosts.run}
              hint={text.hosts.runHints[host.run]}
              value={host.run}
              disabled={disabled}
              options={runKinds.map((value) => ({ value, label: text.hosts.runs[value] }))}
              onChange={(run) => change(runOn(run, host))}
            />
            {host.run === 'ssh' ? (
              <TextInput
                label={text.hosts.alias}
                hint={text.path.aliasHint}
                error={mistake(`hosts.${index}.alias`)}
                mono
                disabled={disabled}
                value={host.alias}
                onChange={({ currentTarget }) => change({ alias: currentTarget.value })}
              />
            ) : null}
            {host.run === 'here' ? (
              <div className={styles.here}>
                <TextInput
                  label={text.hosts.hostname}
                  hint={host.hostname === hostname ? text.hosts.isThisMachine : text.hosts.isOther(hostname)}
                  error={mistake(`hosts.${index}.hostname`)}
                  mono
                  disabled={disabled}
                  value={host.hostname}
                  onChange={({ currentTarget }) => change({ hostname: currentTarget.value })}
                />
                {host.hostname === hostname ? null : (
                  <Button disabled={disabled} onClick={() => change({ hostname })}>
                    {text.hosts.takeThisMachine}
                  </Button>
                )}
              </div>
            ) : null}
            <TextInput
              label={text.hosts.processName}
              hint={text.hosts.processNameHint}
              error={mistake(`hosts.${index}.processName`)}
              mono
              disabled={disabled}
              value={host.processName}
              onChange={({ currentTarget }) => change({ processName: currentTarget.value })}
            />
          </>
        )}
      </Rows>
    </PartSection>
  );
}
