/** One HTTP check of the runbook, from the call to its row and evidence on disk, beside `curl` and a bare `fetch`. */
import { uuidV7 } from '../server/host/system.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import { interleave, type Turns, type Way } from './interleave.ts';
import type { Practice } from './practice.ts';
import { installedProgram, runProgram } from './run-program.ts';

const title = 'HTTP check with its fsynced row';

export async function benchHttpProbe(practice: Practice, turns: Turns): Promise<(Comparison | Omission)[]> {
  const { client, environment } = practice;
  const incidentId = await practice.declare();
  const runbookCommandId = practice.command('/health').id;
  const { runCheck } = client.incidents;
  const url = `${environment.api?.baseUrl}${environment.api?.healthPath}`;
  const curl = installedProgram('curl');

  const ours: Way = {
    name: 'incidents.runCheck',
    run: async () => {
      await runCheck({ incidentId, commandId: uuidV7(), runbookCommandId, inputs: {} });
    },
  };
  const bareFetch: Way = {
    name: 'bare fetch',
    run: async () => {
      await (await fetch(url)).text();
    },
  };
  const rivals: Way[] = [bareFetch];
  if (curl !== null) rivals.push({ name: 'curl', run: async () => void (await runProgram(curl, ['-sS', '-i', url])) });
  const [own, fetched, curled] = await interleave([ours, ...rivals], turns);
  if (own === undefined || fetched === undefined) throw new Error('nothing was measured');
  return [
    curled === undefined
      ? { title, rival: 'curl', reason: 'curl is not installed' }
      : compare(title, own, curled, { kind: 'ratio', atMost: 1 / 5 }),
    compare(title, own, fetched, { kind: 'difference', atMostMs: 1 }),
  ];
}
