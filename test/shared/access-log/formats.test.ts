/** Lines as the programs themselves write them: what each says of a request. */
import { describe, expect, it } from 'vitest';
import type { DurationUnit } from '../../../shared/access-log/access-entry.ts';
import { formatOf, parseAccessLine } from '../../../shared/access-log/log-format.ts';

function parse(line: string, unit: DurationUnit | null = null) {
  const format = formatOf([line]);
  return format === null ? null : { format, ...parseAccessLine(line, format, unit) };
}

/** 2026-11-24T08:05:09Z. */
const atMs = 1_795_507_509_000;
const common = '127.0.0.1 - - [24/Nov/2026:17:05:09 +0900] "GET /orders/7?x=1 HTTP/1.1" 502 31';
const combined = `${common} "-" "todo-web/3.2"`;
const request = { atMs, status: 502, method: 'GET', path: '/orders/7', lacksUnit: false };

describe('The common and combined formats', () => {
  it('say what they say, the one without the client', () => {
    expect(parse(common)).toEqual({ format: 'common', ...request, userAgent: null, durationMs: null });
    expect(parse(combined)).toEqual({ format: 'common', ...request, userAgent: 'todo-web/3.2', durationMs: null });
  });

  it('take a user with a blank, an IPv6 client, a virtual host in front, and quotes within quotes', () => {
    const asked = '[24/Nov/2026:08:05:09 +0000] "GET /orders/7 HTTP/2.0" 502 -';
    for (const front of ['10.0.0.1 - Mary Ann', '2001:db8::1 - -', 'shop.example:443 10.0.0.1 - mary']) {
      expect(parse(`${front} ${asked} "-" "a \\"b\\" c"`)).toMatchObject({ ...request, userAgent: 'a \\"b\\" c' });
    }
  });

  it('count what was no request as an answer all the same', () => {
    expect(parse('10.0.0.1 - - [24/Nov/2026:17:05:09 +0900] "\\x16\\x03\\x01" 400 157 "-" "-"')).toMatchObject({
      status: 400,
      method: null,
      path: null,
    });
    expect(parse('10.0.0.1 - - [24/Nov/2026:17:05:09 +0900] "-" 408 0 "-" "-"')).toMatchObject({ status: 408 });
  });

  it.each<[string, string, DurationUnit | null, number | null, boolean]>([
    ["nginx's seconds, as the environment says", '0.123', 's', 123, false],
    ["Apache's %D, as the environment says", '123456', 'us', 123.456, false],
    ['a number whose unit nobody says', '0.123', null, null, true],
    ['behind a forwarded address', '"10.1.1.1" 0.250', 's', 250, false],
    ['by its name in nginx', 'rt=0.123 uct="0.000" urt="0.120"', null, 123, false],
    ['quoted, by its name', 'rt="0.123" urt="0.120"', null, 123, false],
    ["Traefik's, with its unit", '17 "todo@docker" "http://10.0.0.2:80" 12ms', null, 12, false],
    ['in microseconds, with its unit', '929.5µs', null, 0.9295, false],
  ])('may have a duration behind them: %s', (_, written, unit, durationMs, lacksUnit) => {
    const entry = parse(`${combined} ${written}`, unit);
    expect(entry?.lacksUnit).toBe(lacksUnit);
    if (durationMs === null) expect(entry?.durationMs).toBeNull();
    else expect(entry?.durationMs).toBeCloseTo(durationMs, 6);
  });

  it('are not understood without a zone, with a date that is none, or cut off', () => {
    for (const broken of [
      common.replace(' +0900', ''),
      common.replace('24/Nov', '31/Nov'),
      common.replace('Nov', 'Smarch'),
      common.slice(0, 60),
      common.replace('502', '-'),
      'GET /orders 502',
      '',
    ]) {
      expect(formatOf([broken]), broken).toBeNull();
    }
  });
});

describe('Lines of JSON', () => {
  it.each<[string, object, { durationMs: number | null; lacksUnit?: boolean; userAgent?: string | null }]>([
    [
      'nginx',
      {
        time_iso8601: '2026-11-24T17:05:09+09:00',
        request: 'GET /orders/7?x=1 HTTP/1.1',
        status: '502',
        request_time: '0.123',
        http_user_agent: 'todo-web/3.2',
      },
      { durationMs: 123, userAgent: 'todo-web/3.2' },
    ],
    [
      'nginx, by its other clocks',
      { msec: '1795507509.000', request_method: 'GET', request_uri: '/orders/7?x=1', status: 502, request_time: 0.5 },
      { durationMs: 500, userAgent: null },
    ],
    [
      'Caddy',
      {
        level: 'error',
        ts: 1_795_507_509.0,
        logger: 'http.log.access.log0',
        msg: 'handled request',
        request: {
          remote_ip: '10.0.0.1',
          method: 'GET',
          host: 'shop',
          uri: '/orders/7?x=1',
          headers: { 'User-Agent': ['curl/8'] },
        },
        duration: 0.000929675,
        size: 31,
        status: 502,
      },
      { durationMs: 0.929675, userAgent: 'curl/8' },
    ],
    [
      'Traefik',
      {
        ClientHost: '10.0.0.1',
        DownstreamStatus: 502,
        Duration: 12_000_000,
        OriginDuration: 11_000_000,
        Overhead: 1_000_000,
        RequestMethod: 'GET',
        RequestPath: '/orders/7?x=1',
        StartUTC: '2026-11-24T08:05:08.9Z',
        'request_User-Agent': 'curl/8',
        time: '2026-11-24T08:05:09Z',
      },
      { durationMs: 12, userAgent: 'curl/8' },
    ],
    [
      'pino-http',
      {
        level: 50,
        time: 1_795_507_509_000,
        pid: 1,
        req: { id: 1, method: 'GET', url: '/orders/7?x=1', headers: { 'user-agent': 'curl/8' } },
        res: { statusCode: 502 },
        responseTime: 12,
        msg: 'request errored',
      },
      { durationMs: 12, userAgent: 'curl/8' },
    ],
    [
      'slog, its duration in words',
      { time: '2026-11-24T17:05:09.000000+09:00', method: 'GET', path: '/orders/7', status: 502, duration: '1.5s' },
      { durationMs: 1_500, userAgent: null },
    ],
    [
      'a unit in the name',
      {
        timestamp: '2026-11-24 08:05:09,000Z',
        verb: 'GET',
        url: 'https://shop/orders/7',
        status_code: 502,
        latencyMs: 4,
      },
      { durationMs: 4, userAgent: null },
    ],
    [
      'a bare number',
      { '@timestamp': '2026-11-24T08:05:09Z', method: 'GET', path: '/orders/7', status: 502, duration: 4 },
      { durationMs: null, lacksUnit: true, userAgent: null },
    ],
    [
      'fields of the Elastic Common Schema',
      {
        '@timestamp': '2026-11-24T08:05:09.000Z',
        http: { request: { method: 'GET' }, response: { status_code: 502 } },
        url: { path: '/orders/7' },
        event: { duration: 4_000_000 },
        user_agent: { original: 'curl/8' },
      },
      { durationMs: 4, userAgent: 'curl/8' },
    ],
  ])('of %s', (_, line, said) => {
    expect(parse(JSON.stringify(line))).toEqual({ format: 'json', ...request, userAgent: null, ...said });
  });

  it('that are no request, or no whole line, are not understood', () => {
    for (const broken of [
      '{"time":1795507509000,"level":30,"msg":"started"}',
      '{"time":1795507509000,"status":502',
      '{"time":"2026-11-24T08:05:09","status":502,"path":"/"}',
      '{"time":1795507509000,"status":999,"path":"/"}',
      '[1,2]',
      '{"time":{},"status":[]}',
    ]) {
      expect(formatOf([broken]), broken).toBeNull();
    }
  });
});

describe('Other lines of named fields', () => {
  it('are LTSV', () => {
    const labels = [
      'time:24/Nov/2026:17:05:09 +0900',
      'host:10.0.0.1',
      'req:GET /orders/7?x=1 HTTP/1.1',
      'status:502',
      'ua:curl/8',
      'reqtime_microsec:4000',
    ];
    expect(parse(labels.join('\t'))).toEqual({ format: 'ltsv', ...request, userAgent: 'curl/8', durationMs: 4 });
    expect(parse([...labels.slice(0, 5), 'reqtime:0.004'].join('\t'))).toMatchObject({ durationMs: 4 });
  });

  it("are slog's words, and a router's with the time in front", () => {
    expect(
      parse(
        'time=2026-11-24T17:05:09.000+09:00 level=INFO msg="a \\"b\\"" method=GET path=/orders/7 status=502 duration=4ms',
      ),
    ).toEqual({
      format: 'logfmt',
      ...request,
      userAgent: null,
      durationMs: 4,
    });
    expect(
      parse(
        '2026-11-24T08:05:09+00:00 heroku[router]: at=error method=GET path="/orders/7" connect=1ms service=4ms status=502',
      ),
    ).toMatchObject({ ...request, durationMs: 4 });
  });
});

it('The format is the one that most of the last lines are in', () => {
  const json = '{"time":1795507509000,"status":200,"path":"/"}';
  expect(formatOf([json, combined, combined])).toBe('common');
  expect(formatOf([combined, json, json])).toBe('json');
  expect(formatOf(['started', 'listening'])).toBeNull();
});
