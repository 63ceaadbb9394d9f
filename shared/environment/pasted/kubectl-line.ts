/** `kubectl port-forward`: ports of this machine that lead into a cluster. */
import { optionTable, readOptions } from '../../runbook/commands/options.ts';
import type { Call } from './call.ts';
import { type Collected, isHostName, portOf, say } from './collected.ts';

const table = optionTable(
  '--insecure-skip-tls-verify -v',
  '-n --namespace --context --cluster --kubeconfig --user --as --address --pod-running-timeout -s --server',
);

/** False where it is another of kubectl's commands. */
export function takePortForward(collected: Collected, { words }: Call): boolean {
  const options = readOptions(
    words.map(({ text }) => text),
    table,
  );
  const [verb, resource = '', ...pairs] = options?.operands ?? [];
  if (verb !== 'port-forward' || pairs.length === 0) return false;
  const host = resource.replace(/^.*\//, '');
  if (!isHostName(host)) return false;
  collected.sources.add('portForward');
  for (const pair of pairs) {
    const [, local, remote = ''] = /^(?:([0-9]*):)?([0-9]+)$/.exec(pair) ?? [];
    const port = portOf(remote);
    const localPort = local === undefined ? port : portOf(local);
    if (port === null) say(collected, 'notUsable', { field: 'forward' });
    else if (localPort === null) say(collected, 'localPortUnknown');
    else collected.forwards.push({ localPort, host, port, path: { kind: 'tunnel', localPort } });
  }
  return true;
}
