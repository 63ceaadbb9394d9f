import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import { logRoles } from './environment-form.ts';
import { PartSection } from './PartSection.tsx';
import { type PartProps, useMistakeText } from './part-props.ts';
import { hasSomethingToRead } from './read-form.ts';

const modes = ['none', 'here'] as const;

/** Where the logs lie that this machine can read. */
export function LogsPart({ form, mistakes, disabled, live, onChange, onRead }: PartProps) {
  const text = useText().environments;
  const mistake = useMistakeText(mistakes);
  return (
    <PartSection
      title={text.logs.title}
      sends={hasSomethingToRead(form, 'logs') ? text.logs.sends : null}
      nothing={text.logs.nothing}
      test={live.of('logs')}
      stale={live.isStale('logs', form)}
      onRead={() => onRead('logs')}
    >
      {logRoles.map((role) => (
        <TextInput
          key={role}
          label={text.logs.roles[role]}
          error={mistake(`logs.${role}`)}
          hint={role === 'application' ? text.logs.hint : undefined}
          mono
          disabled={disabled}
          value={form.logs[role]}
          onChange={({ currentTarget }) => onChange({ logs: { ...form.logs, [role]: currentTarget.value } })}
        />
      ))}
    </PartSection>
  );
}

/** Whether commands that look at the host may run here, and what the service's process is called. */
export function HostPart({ form, disabled, live, onChange, onRead }: PartProps) {
  const text = useText().environments;
  return (
    <PartSection
      title={text.host.title}
      sends={hasSomethingToRead(form, 'host') ? text.host.sends : null}
      nothing={text.host.nothing}
      test={live.of('host')}
      stale={live.isStale('host', form)}
      onRead={() => onRead('host')}
    >
      <Select
        label={text.host.commands}
        hint={text.host.commandsHint}
        value={form.hostCommands}
        disabled={disabled}
        options={modes.map((value) => ({ value, label: text.host.modes[value] }))}
        onChange={(hostCommands) => onChange({ hostCommands })}
      />
      <TextInput
        label={text.host.processName}
        hint={text.host.processNameHint}
        mono
        disabled={disabled}
        value={form.processName}
        onChange={({ currentTarget }) => onChange({ processName: currentTarget.value })}
      />
    </PartSection>
  );
}

/** Where deployments are written down, so that one shortly before an incident is seen. */
export function DeploymentsPart({ form, mistakes, disabled, live, onChange, onRead }: PartProps) {
  const text = useText().environments;
  const mistake = useMistakeText(mistakes);
  return (
    <PartSection
      title={text.deployments.title}
      sends={hasSomethingToRead(form, 'deployments') ? text.deployments.sends : null}
      nothing={text.deployments.nothing}
      test={live.of('deployments')}
      stale={live.isStale('deployments', form)}
      onRead={() => onRead('deployments')}
    >
      <TextInput
        label={text.deployments.path}
        hint={text.deployments.hint}
        error={mistake('deploymentsFile')}
        mono
        disabled={disabled}
        value={form.deploymentsFile}
        onChange={({ currentTarget }) => onChange({ deploymentsFile: currentTarget.value })}
      />
    </PartSection>
  );
}
