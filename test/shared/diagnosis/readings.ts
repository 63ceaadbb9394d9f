/** Readings as probes give them, of a bakery's order service. */
import type { Level, LeveledReading, Outcome, Reading } from '../../../shared/diagnosis/reading.ts';

type Of<K extends Reading['kind']> = Extract<Reading, { kind: K }>;

export function http(path: string, answer: number | Outcome, change: Partial<Of<'http'>> = {}): Of<'http'> {
  return {
    kind: 'http',
    url: `http://10.0.0.9:7000${path}`,
    path,
    method: 'GET',
    health: path === '/readyz',
    outcome: typeof answer === 'number' ? 'answered' : answer,
    status: typeof answer === 'number' ? answer : null,
    durationMs: 20,
    ...change,
  };
}

export function database(outcome: Outcome): Of<'database'> {
  return { kind: 'database', host: '10.0.0.8', port: 5432, database: 'bread', outcome, durationMs: 4, sqlState: null };
}

export function log(found: Record<string, number>, searched: string[]): Of<'log'> {
  return {
    kind: 'log',
    source: '/srv/oven/app.log',
    lines: 500,
    found: Object.entries(found).map(([signature, count]) => ({ signature, count, sample: signature })),
    searched,
  };
}

export function processes(name: string, count: number): Of<'process'> {
  return { kind: 'process', hostname: 'oven-1', name, count };
}

export function leveled(reading: Reading, level: Level, evidenceId: string | null = null): LeveledReading {
  return { reading, level, atMs: 0, evidenceId };
}
