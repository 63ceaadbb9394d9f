import { Select } from '../../components/Select.tsx';
import { useText } from '../../text/useText.ts';
import type { HostForm } from './form/host-form.ts';

type HostSelectProps = {
  label: string;
  hosts: readonly HostForm[];
  hostId: string;
  error: string | null;
  disabled: boolean;
  onChange: (hostId: string) => void;
};

/** On which of the environment's hosts something lies. A host that was taken away stays visible as missing. */
export function HostSelect({ label, hosts, hostId, error, disabled, onChange }: HostSelectProps) {
  const text = useText().environments.hosts;
  const known = hosts.map(({ id, name }, index) => ({ value: id, label: name || text.nameOf(index + 1, '') }));
  const missing = hosts.some(({ id }) => id === hostId)
    ? []
    : [{ value: hostId, label: hostId === '' ? text.choose : text.gone }];
  return (
    <Select
      label={label}
      value={hostId}
      error={error}
      disabled={disabled}
      options={[...missing, ...known]}
      onChange={onChange}
    />
  );
}
