import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IncidentFigures } from '../../../shared/numbers/incident-figures.ts';
import { gatherNumbers, type NumberedIncident, type Numbers } from '../../../shared/numbers/numbers.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

type Given = {
  month?: number;
  patterns?: string[];
  service?: string | null;
  minutes?: (number | null)[];
  causes?: IncidentFigures['causes'];
  again?: number;
};

/** Declared on the 10th of a month of 2026, at noon in Tokyo. */
function incident(number: number, given: Given = {}): NumberedIncident {
  const { month = 1, patterns = [], service = null, minutes = [null, null, null, null], causes = [], again } = given;
  return {
    incidentId: `i-${number}`,
    number,
    title: `題 ${number}`,
    drill: false,
    service,
    zone: 'Asia/Tokyo',
    declaredAtMs: Date.UTC(2026, month - 1, 10, 3),
    patternTitles: patterns,
    figures: {
      durationsMs: minutes.map((each) => (each === null ? null : each * minute)),
      causes,
      recurrenceOf: again === undefined ? null : { incidentId: `i-${again}`, title: 'もと', declaredAtMs: 0 },
      deadlines: {
        runbookHash: null,
        backdated: false,
        startedAtMs: null,
        recoveredAtMs: null,
        closed: false,
        told: [],
        activePatternIds: [],
        handled: [],
        exportedAtMs: null,
        updates: [],
      },
    },
  };
}

function numbersOf(incidents: readonly NumberedIncident[], most: number | null = 20): Numbers {
  const gathering = gatherNumbers({ drills: false, nowMs: 0, runbookOf: () => null, most });
  for (const each of incidents) gathering.add(each);
  return gathering.numbers();
}

it('of no incident have no figure', () => {
  const none = { n: 0, unknown: 0, medianMs: null, shortestMs: null, longestMs: null, meanMs: null };
  const nothing = { groups: [], omitted: 0 };
  expect(numbersOf([])).toEqual({
    drills: false,
    incidents: 0,
    durations: { ttd: none, tta: none, ttm: none, ttr: none },
    byMonth: nothing,
    byPattern: nothing,
    byCause: nothing,
    byService: nothing,
    deadlines: [],
    causes: { confirmed: 0, cited: 0 },
    checks: { found: [], omitted: 0 },
    recurrences: { incidents: 0, of: [], omitted: 0 },
  });
});

it('count an incident in each of its patterns and causes, and once in all', () => {
  const numbers = numbersOf([
    incident(1, { patterns: ['遅い', '落ちる'], service: '決済', minutes: [1, 2, 30, 40] }),
    incident(2, {
      patterns: ['遅い'],
      service: '決済',
      minutes: [3, null, null, 60],
      causes: [cause('枯渇'), cause('設定')],
    }),
    incident(3, { service: '', minutes: [null, null, null, null] }),
  ]);
  expect(numbers.incidents).toBe(3);
  const rows = (which: 'byPattern' | 'byCause' | 'byService') =>
    numbers[which].groups.map(({ key, incidents, durations }) => [key, incidents, durations.ttr.medianMs]);
  expect(rows('byPattern')).toEqual([
    ['遅い', 2, 50 * minute],
    ['落ちる', 1, 40 * minute],
    [null, 1, null],
  ]);
  expect(rows('byCause')).toEqual([
    ['枯渇', 1, 60 * minute],
    ['設定', 1, 60 * minute],
    [null, 2, 40 * minute],
  ]);
  expect(rows('byService')).toEqual([
    ['決済', 2, 50 * minute],
    [null, 1, null],
  ]);
  expect(numbers.durations.tta).toEqual({
    n: 1,
    unknown: 2,
    medianMs: 2 * minute,
    shortestMs: 2 * minute,
    longestMs: 2 * minute,
    meanMs: null,
  });
});

it('show months in a row with those between, by the calendar of the incident', () => {
  const lastNight = { ...incident(1), declaredAtMs: Date.UTC(2026, 10, 30, 15, 30) };
  const inLondon = { ...lastNight, zone: 'Europe/London' };
  const keys = (given: NumberedIncident[]) =>
    numbersOf(given).byMonth.groups.map(({ key, incidents }) => [key, incidents]);
  expect(keys([lastNight])).toEqual([['2026-12', 1]]);
  expect(keys([inLondon, incident(2, { month: 9 }), incident(3, { month: 9 })])).toEqual([
    ['2026-09', 2],
    ['2026-10', 0],
    ['2026-11', 1],
  ]);
  const longAgo = { ...incident(4), declaredAtMs: 0 };
  const { groups, omitted } = numbersOf([longAgo, lastNight]).byMonth;
  expect([groups.length, groups[0]?.key, omitted]).toEqual([60, '2022-01', 1]);
  expect(numbersOf([longAgo, lastNight], null).byMonth.groups.map(({ key }) => key)).toEqual(['1970-01', '2026-12']);
});

it('name the checks that found causes, each once an incident', () => {
  const { causes, checks } = numbersOf([
    incident(1, { causes: [cause('枯渇', 'ログ', '接続数'), cause('設定', 'ログ')] }),
    incident(2, { causes: [cause('枯渇', 'ログ')] }),
    incident(3, { causes: [cause('枯渇')] }),
    incident(4),
  ]);
  expect(causes).toEqual({ confirmed: 3, cited: 2 });
  expect(checks.found).toEqual([
    {
      title: 'ログ',
      incidents: 2,
      causes: [
        { text: '枯渇', incidents: 2 },
        { text: '設定', incidents: 1 },
      ],
    },
    { title: '接続数', incidents: 1, causes: [{ text: '枯渇', incidents: 1 }] },
  ]);
});

it('name what came back, how often and how soon', () => {
  const { recurrences } = numbersOf([
    incident(1),
    { ...incident(2, { again: 1 }), declaredAtMs: incident(1).declaredAtMs + 3 * day },
    { ...incident(3, { again: 1 }), declaredAtMs: incident(1).declaredAtMs + 2 * day },
    { ...incident(4, { again: 99 }), declaredAtMs: 5 * day },
  ]);
  expect(recurrences).toEqual({
    incidents: 3,
    of: [
      { incidentId: 'i-1', number: 1, title: '題 1', times: 2, soonestMs: 2 * day },
      { incidentId: 'i-99', number: null, title: 'もと', times: 1, soonestMs: 5 * day },
    ],
    omitted: 0,
  });
});

it('leave out the rarest of too many groups, and say how many', () => {
  const many = ['a', 'b', 'b', 'c', 'c', 'c'].map((service, index) => incident(index, { service }));
  const { groups, omitted } = numbersOf([...many, incident(9)], 2).byService;
  expect(groups.map(({ key }) => key)).toEqual(['c', 'b', null]);
  expect(omitted).toBe(1);
});

/** Slowly: for every name that occurs, every incident is looked at again, and a median is found by counting. */
it('agree with a slow computation', () => {
  const names = fc.constantFrom('一', '二', '三');
  const anyIncident = fc.record({
    month: fc.integer({ min: 1, max: 12 }),
    patterns: fc.array(names, { maxLength: 3 }),
    service: fc.option(names),
    minutes: fc.array(fc.option(fc.integer({ min: 0, max: 5_000 })), { minLength: 4, maxLength: 4 }),
    causes: fc.array(
      names.map((text) => cause(text, 'ログ')),
      { maxLength: 1 },
    ),
  });
  fc.assert(
    fc.property(fc.array(anyIncident, { maxLength: 30 }), (given) => {
      const incidents = given.map((each, index) => incident(index, each));
      const numbers = numbersOf(incidents, null);
      expect(numbers.incidents).toBe(given.length);
      const ways = {
        byMonth: (each: (typeof given)[number]) => [`2026-${String(each.month).padStart(2, '0')}`],
        byPattern: (each: (typeof given)[number]) => each.patterns,
        byCause: (each: (typeof given)[number]) => each.causes.map(({ text }) => text),
        byService: (each: (typeof given)[number]) => (each.service === null ? [] : [each.service]),
      };
      for (const way of ['byMonth', 'byPattern', 'byCause', 'byService'] as const) {
        const { groups } = numbers[way];
        const keys = new Set(given.flatMap((each) => (ways[way](each).length === 0 ? [null] : ways[way](each))));
        expect(new Set(groups.map(({ key }) => key))).toEqual(keys);
        for (const { key, incidents: count, durations } of groups) {
          const own = given.filter((each) =>
            key === null ? ways[way](each).length === 0 : ways[way](each).includes(key),
          );
          expect(count).toBe(own.length);
          for (const [index, measure] of (['ttd', 'tta', 'ttm', 'ttr'] as const).entries()) {
            const known = own.flatMap(({ minutes }) => minutes[index] ?? []);
            const { n, unknown, medianMs } = durations[measure];
            expect([n, unknown]).toEqual([known.length, own.length - known.length]);
            expect(medianMs).toBe(slowMedian(known.map((each) => each * minute)));
          }
        }
      }
    }),
  );
});

/** Takes the shortest and the longest away until one or two are left. */
function slowMedian(values: readonly number[]): number | null {
  const left = [...values];
  while (left.length > 2) {
    left.splice(left.indexOf(Math.min(...left)), 1);
    left.splice(left.indexOf(Math.max(...left)), 1);
  }
  if (left.length === 0) return null;
  return left.reduce((sum, each) => sum + each, 0) / left.length;
}

function cause(text: string, ...foundBy: string[]): IncidentFigures['causes'][number] {
  return { text, foundBy };
}
