import { describe, expect, it } from 'vitest';
import { createDisk } from './disk.ts';
import { tryPowerFailures } from './power-failure.ts';
import { readTrace, tracerObstacle } from './trace.ts';

/** The long form tries 10,000 states: npm run test:faults -- power. */
const sizes = { answers: 60, states: 150, controlStates: 60 };

describe.runIf(tracerObstacle() === null)('power that goes', () => {
  it('takes nothing acknowledged with it; without the full sync it would', async () => {
    const { counts, findings } = await tryPowerFailures(7, sizes);
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({ states: sizes.states, statesThatLost: 0, eventsLost: 0, statesNotWhole: 0 });
    expect(counts['control: statesThatLost']).toBeGreaterThan(0);
    // Each answer waits for a sync of its own.
    expect(counts['syncs of the log']).toBeGreaterThanOrEqual(counts.answers ?? Number.POSITIVE_INFINITY);
  }, 180_000);
});

describe('the disk of the replay', () => {
  const write = (offset: number, text: string) =>
    ({ kind: 'write', file: 'a', offset, bytes: Buffer.from(text) }) as const;

  it('keeps what was synced, and of the rest nothing, all, or sectors', () => {
    const disk = createDisk();
    disk.apply(write(0, 'sure'));
    disk.apply({ kind: 'sync', file: 'a' });
    disk.apply(write(4, ' or not'));
    disk.apply({ kind: 'truncate', file: 'a', bytes: 7 });
    const found = (loss: Parameters<typeof disk.afterPowerFailure>[0], chance: number) =>
      disk
        .afterPowerFailure(loss, () => chance)
        .get('a')
        ?.toString();
    expect(found('allUnsynced', 0)).toBe('sure');
    expect(found('nothing', 0)).toBe('sure or');
    // The share that is kept is above what every piece draws, or not.
    expect(found('someSectors', 0)).toBe('sure');
  });

  it('loses a file that was removed, and shows no bytes again that were cut off', () => {
    const disk = createDisk();
    disk.apply(write(0, 'abcdef'));
    disk.apply({ kind: 'truncate', file: 'a', bytes: 2 });
    disk.apply(write(4, 'xy'));
    expect(
      disk
        .afterPowerFailure('nothing', () => 0)
        .get('a')
        ?.toString('latin1'),
    ).toBe('ab\0\0xy');
    disk.apply({ kind: 'remove', file: 'a' });
    expect(disk.afterPowerFailure('nothing', () => 0).size).toBe(0);
  });
});

describe('reading a trace', () => {
  const hex = (text: string) =>
    [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

  it('takes writes, syncs and answers, also such as were interrupted by another thread', () => {
    const record = hex('/d/record.db-wal');
    const trace = [
      `7 pwrite64(22<${record}>, "${hex('ab')}", 2, 4096) = 2`,
      `7 fsync(22<${record}> <unfinished ...>`,
      `8 pwrite64(23<${hex('/d/lock.db')}>, "${hex('zz')}", 2, 0) = 2`,
      '7 <... fsync resumed>) = 0',
      `7 write(30<${hex('TCP:[1]')}>, "${hex('HTTP/1.1 200 OK\r\n\r\n{"json":{"eventIds":["e-1","e-2"],"seq":2}}')}", 60) = 60`,
      `7 ftruncate(22<${record}>, 100) = -1 EIO`,
      `7 unlink("${hex('/d/record.db-wal')}") = 0`,
    ].join('\n');
    expect(readTrace(trace, '/d')).toEqual([
      { kind: 'write', file: 'record.db-wal', offset: 4096, bytes: Buffer.from('ab') },
      { kind: 'sync', file: 'record.db-wal' },
      { kind: 'acknowledged', eventIds: ['e-1', 'e-2'] },
      { kind: 'remove', file: 'record.db-wal' },
    ]);
  });
});
