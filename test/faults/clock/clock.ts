/**
 * Clocks: an incident is lived through while the wall clock goes back, forward, stands still, sleeps and crosses the nights on which
 * it is put back. Order must be that of the calls, times must be those that the clock said, and no span may be negative.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { pick, randomFrom } from '../../../bench/random.ts';
import { openCore } from '../../../core/core.ts';
import { uuidV7 } from '../../../server/host/system.ts';
import { serverPorts } from '../../../server/ports/server-ports.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import { examineRecord } from '../harness/examine-record.ts';
import { count, type Fault, type Figures, noFigures } from '../harness/fault.ts';
import { type ClockWalk, createClockWalk } from './clock-walk.ts';

/** Minutes before a clock is put back or forward, and an ordinary night. */
const nights = [
  { zone: 'America/New_York', startMs: Date.UTC(2026, 10, 1, 5, 40) },
  { zone: 'Europe/Berlin', startMs: Date.UTC(2026, 9, 25, 0, 40) },
  { zone: 'Australia/Lord_Howe', startMs: Date.UTC(2026, 3, 4, 14, 40) },
  { zone: 'Europe/Berlin', startMs: Date.UTC(2026, 2, 29, 0, 40) },
  { zone: 'Asia/Tokyo', startMs: Date.UTC(2026, 10, 23, 18, 0) },
];

const milestones = ['began', 'detected', 'responseBegan', 'mitigated', 'recovered'] as const;

type Incident = { client: ContractClient; incidentId: string; clock: ClockWalk; random: () => number };

export async function liveByClock(seed: number, commands: number): Promise<Figures> {
  const figures = noFigures();
  const random = randomFrom(seed);
  const night = pick(random, nights);
  const clock = createClockWalk(random, night.startMs);
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-clock-'));
  const expected: { id: string; atMs: number }[] = [];
  let incidentId = '';
  try {
    for (const half of [0, 1]) {
      clock.reboot();
      const ports = serverPorts('command-line');
      const core = await openCore({ dataDir, clock, newId: uuidV7, ports, mode: 'own', version: '1.2.3' });
      const client: ContractClient = createRouterClient(core.router, { context: { window: 'clock', actor: 'Hana' } });
      if (half === 0) {
        const declared = { commandId: randomUUID(), title: 'by the clock', zone: night.zone };
        ({ incidentId } = await client.incidents.declare(declared));
      }
      const incident = { client, incidentId, clock, random };
      for (let index = 0; index < commands / 2; index++) {
        count(figures, clock.step());
        const atMs = clock.nowMs();
        for (const id of await act(incident, index)) expected.push({ id, atMs });
        count(figures, 'commands');
      }
      const where = `seed ${seed}, ${night.zone}`;
      figures.findings.push(...(await lookAt(incident, expected)).map((finding) => `${where}: ${finding}`));
      await core.close();
    }
    figures.findings.push(...examineRecord(dataDir).findings.map((finding) => `seed ${seed}: ${finding}`));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
  return figures;
}

/** One command; answers the events that it made. */
async function act({ client, incidentId, clock, random }: Incident, index: number): Promise<string[]> {
  const place = { incidentId, commandId: randomUUID() };
  const kind = random();
  if (kind < 0.6) {
    return (await client.incidents.addNote({ ...place, text: `note ${index} ${randomUUID()}`, startedAtMs: null }))
      .eventIds;
  }
  const milestone = pick(random, milestones);
  const { state } = await client.incidents.get({ incidentId });
  const basedOn = state.lastEventOf[`milestone:${milestone}`] ?? null;
  return (await client.incidents.setMilestone({ ...place, milestone, atMs: clock.nowMs(), basedOn })).eventIds;
}

/** What is wrong with the order, the times and the spans, by a reading of the record that knows what the clock said. */
async function lookAt(
  { client, incidentId }: Incident,
  expected: readonly { id: string; atMs: number }[],
): Promise<string[]> {
  const findings: string[] = [];
  const events = await client.incidents.events({ incidentId, afterSeq: 0 });
  const atOf = new Map(expected.map(({ id, atMs }) => [id, atMs]));
  const ordered = events.filter(({ id }) => atOf.has(id));
  if (ordered.map(({ id }) => id).join() !== expected.map(({ id }) => id).join())
    findings.push('another order than the calls');
  for (const [index, event] of events.entries()) {
    const atMs = atOf.get(event.id);
    if (atMs !== undefined && event.recordedAtMs !== atMs) findings.push(`${event.id} was recorded at another time`);
    if (index > 0 && event.lamport <= (events[index - 1]?.lamport ?? 0)) findings.push(`${event.id} is out of order`);
  }
  const rows = await client.incidents.timeline({ incidentId });
  const isSorted = rows.every((row, index) => row.happenedAtMs >= (rows[index - 1]?.happenedAtMs ?? row.happenedAtMs));
  if (!isSorted) findings.push('the timeline is not sorted by when things happened');
  const { durations } = await client.incidents.get({ incidentId });
  const { text } = await client.postmortems.export({
    incidentId,
    commandId: randomUUID(),
    format: 'json',
    save: false,
  });
  const { durationsMs } = JSON.parse(text ?? '') as { durationsMs: Record<string, number | null> };
  const spans = [...Object.entries(durations), ...Object.entries(durationsMs)];
  findings.push(...spans.filter(([, ms]) => ms !== null && ms < 0).map(([name]) => `${name} is negative`));
  const told = events.flatMap((event) => (event.kind === 'deadlineDue' ? [event.payload.deadlineId] : []));
  if (new Set(told).size !== told.length) findings.push(`a deadline was told twice: ${told.join(' ')}`);
  return findings;
}

const commandsPerSeed = 60;

export const clocks: Fault = {
  name: 'clock',
  corpus: `${commandsPerSeed} commands a seed, between them a wall clock that is set back, forward, stands still or sleeps, on nights on which it is put back or forward; a restart in the middle`,
  longSeeds: 500,
  obstacle: () => null,
  run: (seed) => liveByClock(seed, commandsPerSeed),
};
