/** What `systemctl` says of the state of units. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { statesOf } from './count-states.ts';
import { tableRows } from './parse-table.ts';

const unitStates =
  /^(?:active|inactive|failed|activating|deactivating|reloading|maintenance|enabled|disabled|masked|static)$/;

/** `words` follow the program's name. */
export function statesOfUnits(words: readonly string[], lines: readonly string[], hostname: string): Reading[] {
  const operands = words.filter((word) => !word.startsWith('-'));
  const [verb = '', unit] = operands;
  switch (verb) {
    case 'is-active':
    case 'is-failed':
    case 'is-enabled':
      return statesOf(
        lines.map((line) => line.trim()).filter((line) => unitStates.test(line)),
        unit ?? 'units',
        hostname,
      );
    case 'status':
      return statesOf(
        lines.flatMap((line) => /^\s+Active: ([a-z]+)/.exec(line)?.[1] ?? []),
        unit ?? 'units',
        hostname,
      );
    case 'list-units':
    case '':
      // A mark stands in front of the units that failed, and shifts nothing.
      return statesOf(
        tableRows(lines, 'ACTIVE').flatMap(({ ACTIVE = '' }) => (unitStates.test(ACTIVE) ? [ACTIVE] : [])),
        'units',
        hostname,
      );
    default:
      return [];
  }
}
