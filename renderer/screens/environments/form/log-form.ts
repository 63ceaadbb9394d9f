/** Where the logs lie, as typed: a role, a file and the host that has it; several of one role are as good as one. */
import type { Environment } from '../../../../shared/environment/environment.ts';
import { type HostForm, readHostId } from './host-form.ts';
import { type Fault, readFilePath } from './mistakes.ts';

export type LogRole = Environment['logs'][number]['role'];
export const logRoles = ['application', 'access', 'database', 'system'] as const satisfies readonly LogRole[];

export type LogForm = { role: LogRole; path: string; hostId: string };

export const durationUnits = ['s', 'ms', 'us'] as const satisfies readonly Environment['accessDurationUnit'][];

export function readLogs(logs: readonly LogForm[], hosts: readonly HostForm[], fault: Fault): Environment['logs'] {
  return logs.map(({ role, path, hostId }, index) => {
    const field = `logs.${index}`;
    const read = readFilePath(`${field}.path`, path, fault);
    fault(`${field}.path`, read === null ? 'required' : null);
    return { role, path: read ?? '', hostId: readHostId(`${field}.hostId`, hostId, hosts, fault) };
  });
}
