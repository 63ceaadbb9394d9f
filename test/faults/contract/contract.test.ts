/** The short form: some thousand calls over each transport. The long one takes its seed and its number of calls from outside. */
import { expect, test } from 'vitest';
import { fuzzContract } from './fuzz-contract.ts';
import { allProcedures } from './procedures.ts';

const seed = Number(process.env.HIKESHI_FAULTS_SEED ?? 3);
const calls = Number(process.env.HIKESHI_FAULTS_COUNT ?? 1_500);
const longestMs = 3_600_000;

test.each(['http', 'port'] as const)(
  'calls over %s are answered in terms of the contract, and leave a record that every schema knows',
  async (transport) => {
    const report = await fuzzContract({ seed, calls, transport });
    expect(report.findings).toEqual([]);
    // Teeth: calls of every kind came through, got refused for a reason, and were seen to be none.
    expect(report.answers).toMatchObject({
      ok: expect.any(Number),
      BAD_REQUEST: expect.any(Number),
      NOT_FOUND: expect.any(Number),
      INVALID: expect.any(Number),
    });
    expect(report.reached.length).toBeGreaterThan(allProcedures().length / 3);
    expect(report.events).toBeGreaterThan(calls / 100);
  },
  longestMs,
);
