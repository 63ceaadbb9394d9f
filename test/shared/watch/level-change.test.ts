import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../../shared/diagnosis/reading.ts';
import { levelChange, type StandingLevel, standingAfter } from '../../../shared/watch/level-change.ts';

type Sample = { atMs: number; level: Level };
const letters: Record<string, Level> = { n: 'normal', w: 'warning', c: 'critical', u: 'unknown' };

/** `nnc`: one look every `stepMs`, the first one at `fromMs`. */
function looks(text: string, { stepMs = 15_000, fromMs = 100_000 } = {}): Sample[] {
  return [...text].map((letter, index) => ({ atMs: fromMs + index * stepMs, level: letters[letter] ?? 'unknown' }));
}

const normal: StandingLevel = { level: 'normal', atMs: 0, flapping: false, steadiedAtMs: null };
const critical: StandingLevel = { ...normal, level: 'critical' };

describe('a worse level', () => {
  it('counts when two looks in a row say so, and since the first of them', () => {
    expect(levelChange(normal, looks('nnc'))).toBeNull();
    expect(levelChange(normal, looks('nncc'))).toMatchObject({
      from: 'normal',
      to: 'critical',
      sample: { atMs: 130_000 },
      looks: 2,
      flapping: null,
      steadied: false,
    });
  });

  it('is not made of two looks that say different things, nor of two apart', () => {
    expect(levelChange(normal, looks('ncw'))).toBeNull();
    expect(levelChange(normal, looks('cnc'))).toBeNull();
  });

  it('may be one that is not known', () => {
    expect(levelChange(normal, looks('nuu'))).toMatchObject({ to: 'unknown' });
  });
});

describe('a better level', () => {
  it('takes three looks', () => {
    expect(levelChange(critical, looks('cnn'))).toBeNull();
    expect(levelChange(critical, looks('cnnn'))).toMatchObject({ from: 'critical', to: 'normal', looks: 3 });
    expect(levelChange(critical, looks('ww'))).toBeNull();
    expect(levelChange(critical, looks('www'))).toMatchObject({ to: 'warning' });
  });
});

describe('what stands', () => {
  it('is no change again, however often it is read', () => {
    expect(levelChange(critical, looks('cccccccc'))).toBeNull();
    expect(levelChange(normal, [])).toBeNull();
  });

  it('outlives looks from before it: a check that somebody ran in between is the newer word', () => {
    const ran: StandingLevel = { ...critical, atMs: 131_000 };
    expect(levelChange(ran, looks('nnn'))).toBeNull();
    expect(levelChange(ran, looks('nnnnnn'))).toMatchObject({ to: 'normal', sample: { atMs: 145_000 } });
  });

  it('counts for nothing where it lies in the future, since the clock was set back', () => {
    expect(levelChange({ ...normal, atMs: 9_000_000 }, looks('cc'))).toMatchObject({ to: 'critical' });
  });

  it('is trouble alone where nothing was recorded', () => {
    expect(levelChange(null, looks('nnnnn'))).toBeNull();
    expect(levelChange(null, looks('ww'))).toMatchObject({ from: 'unknown', to: 'warning' });
  });
});

describe('going to and fro', () => {
  it('is one change once it changed six times within five minutes, with the worst of it', () => {
    expect(levelChange(normal, looks('ncncnc'))).toBeNull();
    const change = levelChange(normal, looks('ncncwcn'));
    expect(change).toMatchObject({ to: 'critical', flapping: { changes: 6, looks: 7, windowMs: 300_000 } });
    expect(change?.sample.atMs).toBe(175_000);
  });

  it('is none over a longer time', () => {
    expect(levelChange(normal, looks('ncncncn', { stepMs: 61_000 }))).toBeNull();
  });

  it('makes no more rows until one level has held for two minutes, also where it is the same as before', () => {
    const flapping: StandingLevel = { level: 'critical', atMs: 175_000, flapping: true, steadiedAtMs: null };
    expect(levelChange(flapping, looks('ncncnnnnnnnn'))).toBeNull();
    expect(levelChange(flapping, looks('ncncnnnnnnnnn'))).toMatchObject({
      to: 'normal',
      steadied: true,
      sample: { atMs: 160_000 },
    });
    expect(levelChange(flapping, looks('ncccccccccc'))).toMatchObject({
      from: 'critical',
      to: 'critical',
      steadied: true,
    });
  });

  it('is not counted twice: after it is steady only what comes later counts', () => {
    const steady: StandingLevel = { level: 'normal', atMs: 190_000, flapping: false, steadiedAtMs: 190_000 };
    expect(levelChange(steady, looks('ncncncnnnnnnnnnn'))).toBeNull();
  });
});

/** Plays looks one after the other, as a watch does, and answers every change that was written. */
function play(samples: readonly Sample[], from: StandingLevel) {
  let standing: StandingLevel = from;
  const rows: { from: Level; to: Level; writtenAtMs: number; steadied: boolean; flapping: boolean }[] = [];
  samples.forEach((sample, index) => {
    const change = levelChange(standing, samples.slice(0, index + 1));
    if (change === null) return;
    standing = standingAfter(standing, change);
    const { from: before, to, steadied, flapping } = change;
    rows.push({ from: before, to, steadied, flapping: flapping !== null, writtenAtMs: sample.atMs });
  });
  return { rows, standing };
}

const anyLooks = fc
  .array(
    fc.record({
      level: fc.constantFrom<Level>('normal', 'warning', 'critical', 'unknown'),
      stepMs: fc.integer({ min: 4_500, max: 66_000 }),
    }),
    { maxLength: 150 },
  )
  .map((steps) => {
    const samples: Sample[] = [];
    for (const { level, stepMs } of steps) samples.push({ level, atMs: (samples.at(-1)?.atMs ?? 1_000_000) + stepMs });
    return samples;
  });

describe('whatever is read', () => {
  it('writes a row for changes only, each going on from the one before', () => {
    fc.assert(
      fc.property(anyLooks, (samples) => {
        const { rows } = play(samples, normal);
        let level: Level = 'normal';
        for (const row of rows) {
          expect(row.from).toBe(level);
          if (!row.steadied && !row.flapping) expect(row.to).not.toBe(row.from);
          level = row.to;
        }
      }),
    );
  });

  it('writes nothing of levels that stay', () => {
    fc.assert(
      fc.property(anyLooks, (samples) => {
        expect(
          play(
            samples.map(({ atMs }) => ({ atMs, level: 'normal' })),
            normal,
          ).rows,
        ).toEqual([]);
      }),
    );
  });

  it('ends at the level that has held for two minutes, wherever one has', () => {
    fc.assert(
      fc.property(anyLooks, fc.constantFrom<Level>('normal', 'warning', 'critical', 'unknown'), (samples, level) => {
        const endMs = samples.at(-1)?.atMs ?? 1_000_000;
        const steady = Array.from({ length: 12 }, (_, index) => ({ level, atMs: endMs + (index + 1) * 15_000 }));
        const { standing } = play([...samples, ...steady], normal);
        expect(standing).toMatchObject({ level, flapping: false });
      }),
    );
  });

  it('never writes more than eight rows in five minutes', () => {
    fc.assert(
      fc.property(anyLooks, (samples) => {
        const { rows } = play(samples, normal);
        for (const { writtenAtMs } of rows) {
          const within = rows.filter(
            (row) => row.writtenAtMs > writtenAtMs - 300_000 && row.writtenAtMs <= writtenAtMs,
          );
          expect(within.length).toBeLessThanOrEqual(8);
        }
      }),
    );
  });
});
