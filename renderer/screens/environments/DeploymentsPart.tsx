import { Select } from '../../components/Select.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import { type DeploymentsForm, deploymentKinds } from './form/deployments-form.ts';
import { HostSelect } from './HostSelect.tsx';
import { PartSection } from './PartSection.tsx';
import { type PartProps, useMistakeText } from './part-props.ts';

/** Where deployments are written down, so that one shortly before an incident is seen. */
export function DeploymentsPart({ form, mistakes, disabled, live, onChange, onRead }: PartProps) {
  const text = useText().environments;
  const mistake = useMistakeText(mistakes);
  const { deployments, hosts } = form;
  const change = (part: Partial<DeploymentsForm>): void => onChange({ deployments: { ...deployments, ...part } });
  const onHost = deployments.hostId || (hosts[0]?.id ?? '');
  return (
    <PartSection
      part="deployments"
      title={text.deployments.title}
      nothing={text.deployments.nothing}
      form={form}
      live={live}
      onRead={onRead}
    >
      <Select
        label={text.deployments.kind}
        hint={text.deployments.kindHints[deployments.kind]}
        value={deployments.kind}
        disabled={disabled}
        options={deploymentKinds.map((value) => ({ value, label: text.deployments.kinds[value] }))}
        onChange={(kind) => change({ kind, hostId: onHost })}
      />
      {deployments.kind === 'none' ? null : (
        <>
          <HostSelect
            label={text.deployments.host}
            hosts={hosts}
            hostId={deployments.hostId}
            error={mistake('deployments.hostId')}
            disabled={disabled}
            onChange={(hostId) => change({ hostId })}
          />
          <TextInput
            label={deployments.kind === 'file' ? text.deployments.path : text.deployments.directory}
            error={mistake(deployments.kind === 'file' ? 'deployments.path' : 'deployments.directory')}
            mono
            disabled={disabled}
            value={deployments.kind === 'file' ? deployments.path : deployments.directory}
            onChange={({ currentTarget: { value } }) =>
              change(deployments.kind === 'file' ? { path: value } : { directory: value })
            }
          />
        </>
      )}
    </PartSection>
  );
}
