/** Figures of generated logs, counted beside them while they are made. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, parseAccessLine } from '../../../shared/access-log/log-format.ts';
import { measureAccessLog } from '../../../shared/access-log/measure.ts';
import { measureLines } from '../../../shared/access-log/measure-lines.ts';

type Made = {
  secondsAgo: number;
  status: number;
  tookMs: number;
  own: boolean;
  zoneMinutes: number;
};

const nowMs = Date.UTC(2026, 10, 24, 8, 5, 9);
const window = { fromMs: nowMs - 300_000, toMs: nowMs };
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number) => String(value).padStart(2, '0');

function zoned({ secondsAgo, zoneMinutes }: Made): { local: Date; sign: string; hours: string; minutes: string } {
  const size = Math.abs(zoneMinutes);
  return {
    local: new Date(nowMs - secondsAgo * 1_000 + zoneMinutes * 60_000),
    sign: zoneMinutes < 0 ? '-' : '+',
    hours: two(Math.floor(size / 60)),
    minutes: two(size % 60),
  };
}

/** Each way a log may be written; all say the same. */
const writers = {
  common(made: Made): string {
    const { local, sign, hours, minutes } = zoned(made);
    const day = `${two(local.getUTCDate())}/${months[local.getUTCMonth()]}/${local.getUTCFullYear()}`;
    const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(':');
    const client = made.own ? 'hikeshi' : 'todo-web/3.2';
    return `10.0.0.1 - - [${day}:${time} ${sign}${hours}${minutes}] "GET /orders HTTP/1.1" ${made.status} 5 "-" "${client}" ${(made.tookMs / 1_000).toFixed(3)}`;
  },
  json(made: Made): string {
    const { local, sign, hours, minutes } = zoned(made);
    return JSON.stringify({
      time: local.toISOString().replace('Z', `${sign}${hours}:${minutes}`),
      status: made.status,
      path: '/orders',
      user_agent: made.own ? 'hikeshi/1.0' : 'curl/8',
      duration_ms: made.tookMs,
    });
  },
  ltsv(made: Made): string {
    const { local, sign, hours, minutes } = zoned(made);
    const time = local.toISOString().replace('Z', `${sign}${hours}${minutes}`);
    return `time:${time}\tstatus:${made.status}\turi:/orders\tua:${made.own ? 'hikeshi' : 'curl'}\treqtime:${made.tookMs / 1_000}`;
  },
  logfmt(made: Made): string {
    const seconds = (nowMs - made.secondsAgo * 1_000) / 1_000;
    return `ts=${seconds} method=GET path=/orders status=${made.status} ua="${made.own ? 'hikeshi' : 'curl'}" took=${made.tookMs}ms`;
  },
};

const made: fc.Arbitrary<Made> = fc.record({
  secondsAgo: fc.integer({ min: 0, max: 600 }),
  status: fc.constantFrom(200, 201, 301, 404, 499, 500, 502, 503),
  tookMs: fc.integer({ min: 0, max: 60_000 }),
  own: fc.boolean(),
  zoneMinutes: fc.constantFrom(0, 540, -480, 345, -210),
});

describe('Whatever was logged', () => {
  it.each(Object.keys(writers) as (keyof typeof writers)[])('is counted right in %s', (kind) => {
    fc.assert(
      fc.property(fc.array(made, { minLength: 1, maxLength: 60 }), (requests) => {
        const inOrder = requests.toSorted((one, other) => other.secondsAgo - one.secondsAgo);
        const lines = inOrder.map(writers[kind]);
        const format = formatOf(lines);
        expect(format).toBe(kind);
        if (format === null) return;
        const [errorRate, responseTimes] = measureAccessLog(
          lines.map((line) => parseAccessLine(line, format, 's')),
          window,
          'access.log',
        ).all;
        const inside = requests.filter(({ secondsAgo }) => secondsAgo <= 300);
        const users = inside.filter(({ own }) => !own);
        const times = users.map(({ tookMs }) => tookMs).sort((one, other) => one - other);
        expect(errorRate).toMatchObject({
          n: users.length,
          errors: users.filter(({ status }) => status >= 500).length,
          lines: inside.length,
          notUnderstood: 0,
          ownRequests: inside.length - users.length,
        });
        expect(responseTimes).toMatchObject({ n: users.length, lacks: null });
        const p95Ms = responseTimes?.kind === 'responseTimes' ? responseTimes.p95Ms : null;
        if (users.length === 0) expect(p95Ms).toBeNull();
        // At least 95 of 100 take no longer, and fewer would with the next quicker one.
        else {
          expect(p95Ms).toBeCloseTo(
            times.find((time) => times.filter((each) => each <= time).length >= 0.95 * times.length) ?? -1,
            3,
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is never thrown at, and counted as not understood where it is noise', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 })), made, (noise, request) => {
        const lines = [writers.common({ ...request, secondsAgo: 1, own: false }), ...noise];
        const entries = lines.map((line) => parseAccessLine(line, 'common', 's'));
        expect(measureAccessLog(entries, window, 'x').all[0]).toMatchObject({
          n: 1,
          lines: lines.length,
          notUnderstood: noise.length,
        });
        for (const line of noise) expect(() => formatOf([line])).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

describe('The window', () => {
  const line = (secondsAgo: number, status = 200) =>
    writers.common({ secondsAgo, status, tookMs: 5, own: false, zoneMinutes: 0 });
  const measure = (lines: string[]) =>
    measureAccessLog(
      lines.map((each) => parseAccessLine(each, 'common', 's')),
      window,
      'x',
    );

  it('leaves out what lies before it, the lines between that are not understood included', () => {
    const { all } = measure([line(900, 500), 'Traceback', line(301, 500), 'at main', line(300, 503), 'at db', line(2)]);
    expect(all[0]).toMatchObject({
      n: 2,
      errors: 1,
      statuses: [{ status: 503, count: 1 }],
      lines: 3,
      notUnderstood: 1,
    });
  });

  it('of nothing holds nothing, and knows neither rate nor time', () => {
    expect(measure([line(900, 500)]).all).toEqual([
      {
        kind: 'errorRate',
        source: 'x',
        path: null,
        ...window,
        n: 0,
        lines: 0,
        notUnderstood: 0,
        ownRequests: 0,
        errors: 0,
        statuses: [],
      },
      {
        kind: 'responseTimes',
        source: 'x',
        path: null,
        ...window,
        n: 0,
        lines: 0,
        notUnderstood: 0,
        ownRequests: 0,
        p95Ms: null,
        lacks: null,
      },
    ]);
    expect(measure([]).all[0]).toMatchObject({ n: 0, lines: 0 });
  });
});

it('A log that names no client cannot tell our own requests apart, and says so', () => {
  const at = '[24/Nov/2026:08:05:00 +0000]';
  const entries = [`10.0.0.1 - - ${at} "GET / HTTP/1.1" 200 5`].map((line) => parseAccessLine(line, 'common', null));
  expect(measureAccessLog(entries, window, 'x').all).toMatchObject([
    { n: 1, ownRequests: null },
    { n: 0, p95Ms: null, lacks: 'duration' },
  ]);
});

it('Requests of one endpoint are together, whatever their ids; the one with most errors comes first', () => {
  const at = '[24/Nov/2026:08:05:00 +0000]';
  const lines = [
    ['/orders/17', 200],
    ['/orders/18?full=1', 500],
    ['/orders/9f1c2d3e-0000-4000-8000-0123456789ab', 502],
    ['/me', 503],
    ['/orders', 200],
  ].map(([path, status]) => `10.0.0.1 - - ${at} "GET ${path} HTTP/1.1" ${status} 5 "-" "curl"`);
  const { endpoints } = measureAccessLog(
    lines.map((line) => parseAccessLine(line, 'common', null)),
    window,
    'x',
  );
  expect(endpoints.map(({ path, errorRate }) => [path, errorRate.n, errorRate.errors])).toEqual([
    ['/orders/:id', 3, 2],
    ['/me', 1, 1],
    ['/orders', 1, 0],
  ]);
});

describe('Lines at hand', () => {
  const line = (secondsAgo: number, status: number) =>
    writers.common({ secondsAgo, status, tookMs: 5, own: false, zoneMinutes: 540 });

  it('are measured up to the newest of them, and back to the first at most', () => {
    const lines = [
      line(5_000, 500),
      line(1_300, 500),
      line(1_200, 503),
      line(1_100, 200),
      line(1_001, 200),
      line(1_000, 200),
    ];
    expect(measureLines(lines, 's', 'pasted')).toMatchObject([
      { kind: 'errorRate', n: 5, errors: 2, fromMs: nowMs - 1_300_000, toMs: nowMs - 1_000_000 },
      { kind: 'responseTimes', n: 5, p95Ms: 5 },
    ]);
    expect(measureLines(lines.slice(3), 's', 'pasted')[0]).toMatchObject({ n: 3, fromMs: nowMs - 1_100_000 });
  });

  it('of another log are not measured', () => {
    expect(measureLines(['INFO started', 'INFO ready'], null, 'pasted')).toEqual([]);
    expect(measureLines([line(1, 200), 'a', 'b'], null, 'pasted')).toEqual([]);
    expect(measureLines([], null, 'pasted')).toEqual([]);
  });
});
