import type { Command } from '../../../../shared/runbook/model.ts';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { useDesk } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import styles from './CommandButtons.module.css';
import { useCommandHosts } from './useCommandHosts.ts';

/** On which host a command will be read, a choice where there are several; or why it is not read at all. */
export function HostChoice({ command }: { command: Command }) {
  const text = useText().incident.steps;
  const { probe, hosts, host } = useCommandHosts(command);
  if (hosts === null) return null;
  if (host === null) {
    const alias = probe !== null && 'sshAlias' in probe ? probe.sshAlias : undefined;
    return <p className={styles.place}>{alias === undefined ? text.nowhere : text.notInEnvironment(alias)}</p>;
  }
  if (hosts.length === 1) return <p className={styles.place}>{text.onHost(host.name)}</p>;
  return (
    <div className={styles.place}>
      <span>{text.host}</span>
      <ChoiceChips
        label={text.host}
        value={host.id}
        options={hosts.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(hostId) => useDesk.setState({ hostId })}
      />
    </div>
  );
}
