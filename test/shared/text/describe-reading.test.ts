import { describe, expect, it } from 'vitest';
import { levelSchema, outcomeSchema, type Reading } from '../../../shared/diagnosis/reading.ts';
import { describeReading, outcomeWord } from '../../../shared/text/describe-reading.ts';
import { dictionaryOf } from '../../../shared/text/dictionary.ts';
import { database, http, log, processes } from '../diagnosis/readings.ts';

const of = <K extends Reading['kind']>(reading: Extract<Reading, { kind: K }>): Reading => reading;
const deployedMs = Date.UTC(2026, 10, 24, 3, 4, 5);

const cases: [Reading, string, string][] = [
  [http('/bread?x=1', 200), 'GET /bread?x=1 200 (20 ms)', 'GET /bread?x=1 200 (20 ms)'],
  [http('/bread', 503, { durationMs: 1_234 }), 'GET /bread 503 (1.2 s)', 'GET /bread 503 (1.2 s)'],
  [http('/bread', 'refused'), '接続拒否 10.0.0.9:7000 (GET /bread)', 'connection refused 10.0.0.9:7000 (GET /bread)'],
  [
    http('/bread', 'refused', { url: 'https://oven.example/bread' }),
    '接続拒否 oven.example:443 (GET /bread)',
    'connection refused oven.example:443 (GET /bread)',
  ],
  [
    http('/bread', 'timeout', { durationMs: 10_000 }),
    'タイムアウト 10.0.0.9:7000 (GET /bread、10 s待って応答なし)',
    'timed out 10.0.0.9:7000 (GET /bread, no answer in 10 s)',
  ],
  [
    http('/bread', 'noPath'),
    '不明 (経路なし) 10.0.0.9:7000 (GET /bread)',
    'unknown (no path) 10.0.0.9:7000 (GET /bread)',
  ],
  [
    http('/bread', 'dns'),
    '不明 (名前解決失敗) 10.0.0.9:7000 (GET /bread)',
    'unknown (name not resolved) 10.0.0.9:7000 (GET /bread)',
  ],
  [database('answered'), 'DB接続成功 10.0.0.8:5432/bread (4 ms)', 'database connected 10.0.0.8:5432/bread (4 ms)'],
  [database('refused'), 'DB接続拒否 10.0.0.8:5432', 'database connection refused 10.0.0.8:5432'],
  [database('noPath'), '不明 (経路なし) DB 10.0.0.8:5432', 'unknown (no path) database 10.0.0.8:5432'],
  [
    database('authFailed'),
    '不明 (認証失敗) DB 10.0.0.8:5432',
    'unknown (authentication failed) database 10.0.0.8:5432',
  ],
  [
    { ...database('tooManyConnections'), sqlState: '53300' },
    'DB接続数上限 10.0.0.8:5432 (SQLSTATE 53300)',
    'database too many connections 10.0.0.8:5432 (SQLSTATE 53300)',
  ],
  [
    { ...of({ ...database('tooManyConnections'), sqlState: '53300', limit: 'unreserved' }) },
    'DB接続数上限 (予約枠を除き空きなし) 10.0.0.8:5432 (SQLSTATE 53300)',
    'database too many connections (none left but the reserved ones) 10.0.0.8:5432 (SQLSTATE 53300)',
  ],
  [of({ kind: 'connections', used: 41, max: 100 }), '接続 41/100', 'connections 41/100'],
  [of({ kind: 'connections', used: 96, max: 100, reserved: 3 }), '接続 96/100', 'connections 96/100'],
  [
    of({ kind: 'connections', used: 97, max: 100, reserved: 3 }),
    '接続 97/100 (予約枠3を除き空きなし)',
    'connections 97/100 (none left but 3 reserved)',
  ],
  [
    of({ kind: 'connections', used: 98, max: 100, reserved: 3 }),
    '接続 98/100 (予約枠3を除き空きなし、この読み取りは予約枠を使用)',
    'connections 98/100 (none left but 3 reserved; this look took a reserved one)',
  ],
  [
    of({
      kind: 'slowQuery',
      pid: 4_711,
      backendStartUs: '1',
      queryId: null,
      durationMs: 2_500,
      calls: null,
      query: 'SELECT ?',
    }),
    '実行中 2.5 s pid 4711: SELECT ?',
    'running for 2.5 s, pid 4711: SELECT ?',
  ],
  [
    of({
      kind: 'slowQuery',
      pid: null,
      backendStartUs: null,
      queryId: '9',
      durationMs: 450,
      calls: 1_204,
      query: 'SELECT $1',
    }),
    '平均 450 ms (n=1,204): SELECT $1',
    '450 ms on average (n=1,204): SELECT $1',
  ],
  [
    of({ kind: 'activeQueries', count: 2, longestMs: 12_345 }),
    '実行中のクエリ 2件 (最長 12.3 s)',
    '2 active queries (longest 12.3 s)',
  ],
  [of({ kind: 'activeQueries', count: 1, longestMs: null }), '実行中のクエリ 1件', '1 active query'],
  [
    log({ 'yeast missing': 1_204, stale: 0 }, ['yeast missing', 'stale']),
    '/srv/oven/app.log: "yeast missing" 1,204件',
    '/srv/oven/app.log: "yeast missing" in 1,204 lines',
  ],
  [log({}, ['stale']), '該当なし /srv/oven/app.log (500行)', 'nothing found in /srv/oven/app.log (500 lines)'],
  [log({}, []), '/srv/oven/app.log 500行', '/srv/oven/app.log 500 lines'],
  [processes('oven', 0), '該当なし プロセス oven (oven-1)', 'no process oven (oven-1)'],
  [processes('oven', 3), 'プロセス oven 3件 (oven-1)', '3 processes oven (oven-1)'],
  [
    of({ kind: 'disk', hostname: 'oven-1', mount: '/var', usedPercent: 91 }),
    'ディスク /var 91% (oven-1)',
    'disk /var 91% (oven-1)',
  ],
  [of({ kind: 'memory', hostname: 'oven-1', usedPercent: 82.44 }), 'メモリ 82.4% (oven-1)', 'memory 82.4% (oven-1)'],
  [of({ kind: 'cpu', hostname: 'oven-1', usedPercent: 7 }), 'CPU 7% (oven-1)', 'CPU 7% (oven-1)'],
  [
    of({ kind: 'sockets', hostname: 'oven-1', port: 7000, count: 2 }),
    'ポート7000のソケット 2件 (oven-1)',
    '2 sockets on port 7000 (oven-1)',
  ],
  [of({ kind: 'sockets', hostname: 'oven-1', port: null, count: 1 }), 'ソケット 1件 (oven-1)', '1 socket (oven-1)'],
  [
    of({ kind: 'containers', hostname: 'oven-1', running: 1, total: 3 }),
    'コンテナ 稼働 1/3 (oven-1)',
    'containers running 1/3 (oven-1)',
  ],
  [
    of({ kind: 'deployment', version: 'v9', atMs: deployedMs }),
    'デプロイ v9 (2026-11-24 03:04:05 UTC)',
    'deployed v9 (2026-11-24 03:04:05 UTC)',
  ],
  [
    of({ kind: 'deployment', version: 'abc fix', atMs: null }),
    '版 abc fix (デプロイの時刻は不明)',
    'version abc fix (when it was deployed is unknown)',
  ],
  [of({ kind: 'number', value: 2.34567 }), '値 2.34567', 'value 2.34567'],
  [
    of({ kind: 'unreadable', target: 'ps aux', reason: 'notAllowed', detail: 'no' }),
    '不明 (許可なし) ps aux',
    'unknown (not allowed) ps aux',
  ],
  [
    of({ kind: 'unreadable', target: 'db:5432', reason: 'justFull', detail: '' }),
    '不明 (直前に接続数上限、少し置いて読み取る) db:5432',
    'unknown (no connection was left a moment ago; read again shortly) db:5432',
  ],
  [
    of({ kind: 'unreadable', target: 'app.log', reason: 'failed', detail: 'EIO: i/o error' }),
    '不明 (読み取り失敗) app.log: EIO: i/o error',
    'unknown (could not be read) app.log: EIO: i/o error',
  ],
];

describe('a reading in words', () => {
  it.each(cases)('%j', (reading, ja, en) => {
    expect(describeReading(reading, 'ja')).toBe(ja);
    expect(describeReading(reading, 'en')).toBe(en);
  });

  it('has words for each kind of reading that there is', () => {
    expect(new Set(cases.map(([{ kind }]) => kind)).size).toBe(15);
  });

  it('gives times in the zone that it is asked for, then without naming it', () => {
    const reading = of({ kind: 'deployment', version: 'v9', atMs: deployedMs });
    expect(describeReading(reading, 'ja', 'Asia/Tokyo')).toBe('デプロイ v9 (2026-11-24 12:04:05)');
    expect(describeReading(reading, 'ja', 'Nowhere/Land')).toBe('デプロイ v9 (2026-11-24 03:04:05)');
  });

  it('is one line, whatever a log or a program said', () => {
    const reading = of({ kind: 'unreadable', target: 'a\nb', reason: 'failed', detail: 'c\r\n\td' });
    expect(describeReading(reading, 'ja')).toBe('不明 (読み取り失敗) a b: c d');
  });

  it('words every outcome and every level differently in both languages', () => {
    for (const language of ['ja', 'en'] as const) {
      const outcomes = outcomeSchema.options.map((outcome) => outcomeWord(outcome, language));
      const levels = levelSchema.options.map((level) => dictionaryOf(language).common.levels[level]);
      expect(new Set(outcomes).size).toBe(outcomes.length);
      expect(new Set(levels).size).toBe(4);
    }
  });
});
