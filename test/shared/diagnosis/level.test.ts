import { describe, expect, it } from 'vitest';
import { levelOf, levelOfCheck, normalResponseMs, thresholdsOf, worstLevel } from '../../../shared/diagnosis/level.ts';
import type { Level, Outcome, Reading } from '../../../shared/diagnosis/reading.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { database, http, log, processes } from './readings.ts';

const thresholds = thresholdsOf(
  parseRunbook(`# Bakery

## Metrics

| Metric | Normal | Warning | Critical |
|---|---|---|---|
| Response time (P95) | < 200ms | > 400ms | > 2s |
| CPU usage | < 60% | > 80% | > 95% |
| Memory usage | < 70% | > 85% | > 95% |
| Disk usage | < 70% | >= 80% | >= 90% |
| DB connections | < max * 0.7 | > max * 0.8 | > max * 0.9 |
`),
  null,
);

const connections = (used: number, max = 50): Reading => ({ kind: 'connections', used, max });
const share = (kind: 'cpu' | 'memory', usedPercent: number): Reading => ({ kind, hostname: 'oven-1', usedPercent });
const disk = (usedPercent: number): Reading => ({ kind: 'disk', hostname: 'oven-1', mount: '/', usedPercent });
const queries = (longestMs: number | null): Reading => ({ kind: 'activeQueries', count: 1, longestMs });

describe('a level by the runbook’s bounds', () => {
  it.each<[string, Reading, Level]>([
    ['below the normal bound', http('/orders', 200, { durationMs: 199 }), 'normal'],
    ['between normal and warning no alarm is crossed', http('/orders', 200, { durationMs: 300 }), 'normal'],
    ['at the warning bound itself', http('/orders', 200, { durationMs: 400 }), 'normal'],
    ['just over the warning bound', http('/orders', 200, { durationMs: 400.1 }), 'warning'],
    ['at the critical bound itself', http('/orders', 200, { durationMs: 2_000 }), 'warning'],
    ['just over the critical bound', http('/orders', 200, { durationMs: 2_001 }), 'critical'],
    ['80 % of the connections', connections(40), 'normal'],
    ['over 80 % of the connections', connections(41), 'warning'],
    ['90 % of the connections', connections(45), 'warning'],
    ['over 90 % of the connections', connections(46), 'critical'],
    ['all connections', connections(50), 'critical'],
    ['CPU at 80', share('cpu', 80), 'normal'],
    ['CPU at 81', share('cpu', 81), 'warning'],
    ['CPU at 96', share('cpu', 96), 'critical'],
    ['memory at 86', share('memory', 86), 'warning'],
    ['memory at 70', share('memory', 70), 'normal'],
    ['a disk at a bound that includes itself', disk(80), 'warning'],
    ['a disk at 90', disk(90), 'critical'],
    ['no query runs', queries(null), 'normal'],
    ['a query that runs for longer than an answer may take', queries(2_500), 'critical'],
  ])('%s', (_, reading, expected) => {
    expect(levelOf(reading, thresholds)).toBe(expected);
  });

  it('knows the upper end of normal response times', () => {
    expect(normalResponseMs(thresholds)).toBe(200);
  });
});

describe('a level without bounds', () => {
  it.each<[string, Reading, Level]>([
    ['an answer is normal', http('/orders', 200, { durationMs: 60_000 }), 'normal'],
    ['connections are a number that nobody judged', connections(41), 'unknown'],
    ['but none left speaks for itself', connections(50), 'critical'],
    ['a processor is a number that nobody judged', share('cpu', 100), 'unknown'],
    ['a full disk speaks for itself', disk(100), 'critical'],
    ['a disk with room does not', disk(99), 'unknown'],
  ])('%s', (_, reading, expected) => {
    expect(levelOf(reading, thresholdsOf(null, null))).toBe(expected);
  });
});

describe('a level that speaks for itself', () => {
  it.each<[Outcome, Level]>([
    ['refused', 'critical'],
    ['timeout', 'critical'],
    ['reset', 'critical'],
    ['tls', 'critical'],
    ['dns', 'unknown'],
    ['noPath', 'unknown'],
    ['notAllowed', 'unknown'],
    ['invalid', 'unknown'],
  ])('HTTP %s is %s', (outcome, expected) => {
    expect(levelOf(http('/orders', outcome), thresholds)).toBe(expected);
  });

  it.each<[number, Level]>([
    [200, 'normal'],
    [204, 'normal'],
    [301, 'normal'],
    [401, 'unknown'],
    [403, 'unknown'],
    [404, 'warning'],
    [429, 'warning'],
    [500, 'critical'],
    [503, 'critical'],
  ])('status %i is %s', (status, expected) => {
    expect(levelOf(http('/orders', status), thresholds)).toBe(expected);
  });

  it.each<[Outcome, Level]>([
    ['answered', 'normal'],
    ['refused', 'critical'],
    ['timeout', 'critical'],
    ['tooManyConnections', 'critical'],
    ['queryFailed', 'warning'],
    ['authFailed', 'unknown'],
    ['noPath', 'unknown'],
    ['dns', 'unknown'],
  ])('a database that is %s is %s', (outcome, expected) => {
    expect(levelOf(database(outcome), thresholds)).toBe(expected);
  });

  it.each<[string, Reading, Level]>([
    ['a process that runs', processes('oven', 1), 'normal'],
    ['a process that does not', processes('oven', 0), 'critical'],
    ['a log with what was looked for', log({ 'yeast missing': 2 }, ['yeast missing']), 'warning'],
    ['a log without it', log({}, ['yeast missing']), 'normal'],
    ['a log in which nothing was looked for', log({}, []), 'unknown'],
    ['a log without a line', { ...log({}, ['yeast missing']), lines: 0 }, 'unknown'],
    ['no container of three runs', { kind: 'containers', hostname: 'h', running: 0, total: 3 }, 'critical'],
    ['some containers run', { kind: 'containers', hostname: 'h', running: 1, total: 3 }, 'unknown'],
    ['a deployment', { kind: 'deployment', version: 'v2', atMs: 1 }, 'unknown'],
    ['what could not be read', { kind: 'unreadable', target: 'x', reason: 'noPath', detail: '' }, 'unknown'],
  ])('%s', (_, reading, expected) => {
    expect(levelOf(reading, thresholds)).toBe(expected);
  });
});

describe('the level of several readings', () => {
  it.each<[Level[], Level]>([
    [['normal', 'critical', 'warning'], 'critical'],
    [['normal', 'warning', 'unknown'], 'warning'],
    [['normal', 'unknown'], 'unknown'],
    [['normal'], 'normal'],
    [[], 'unknown'],
  ])('%j is %s', (levels, expected) => {
    expect(worstLevel(levels)).toBe(expected);
  });

  it('leaves out facts that are neither good nor bad', () => {
    const deployment = { reading: { kind: 'deployment', version: 'v2', atMs: 1 } as const, level: 'unknown' as const };
    expect(levelOfCheck([{ reading: http('/orders', 200), level: 'normal' }, deployment])).toBe('normal');
    expect(levelOfCheck([deployment])).toBe('unknown');
  });

  it('takes a count of log lines for what it is, whatever signatures they lack', () => {
    const failures = { reading: { kind: 'number', value: 4 } as const, level: 'unknown' as const };
    const quiet = { reading: log({}, ['yeast missing']), level: 'normal' as const };
    const telling = { reading: log({ 'yeast missing': 1 }, ['yeast missing']), level: 'warning' as const };
    expect(levelOfCheck([quiet, failures])).toBe('unknown');
    expect(levelOfCheck([telling, failures])).toBe('warning');
    expect(levelOfCheck([quiet])).toBe('normal');
  });
});

describe('the environment’s own bounds', () => {
  const row = { normal: null, warning: null, critical: null };
  const runbook = parseRunbook(`# Bakery

## Metrics

| Metric | Normal | Warning | Critical |
|---|---|---|---|
| Response time (P95) | < 200ms | > 400ms | > 2s |
| CPU usage | < 60% | > 80% | > 95% |
`);
  const own = thresholdsOf(runbook, {
    thresholds: [
      { ...row, metric: 'responseTimeP95', warning: '> 1秒' },
      { ...row, metric: 'databaseConnections', critical: '> max * 0.5' },
      { ...row, metric: 'cpu', critical: 'when it smells' },
    ],
  });

  it.each<[string, Reading, Level]>([
    ['its warning takes the place of the runbook’s', http('/orders', 200, { durationMs: 900 }), 'normal'],
    ['and is itself one', http('/orders', 200, { durationMs: 1_001 }), 'warning'],
    [
      'the runbook’s critical bound, which it leaves out, stays',
      http('/orders', 200, { durationMs: 2_001 }),
      'critical',
    ],
    ['a metric that only it knows has bounds', connections(26), 'critical'],
    ['a text that is no bound leaves the runbook’s', share('cpu', 96), 'critical'],
  ])('%s', (_, reading, expected) => {
    expect(levelOf(reading, own)).toBe(expected);
  });

  it('hold without a runbook', () => {
    const alone = thresholdsOf(null, { thresholds: [{ ...row, metric: 'cpu', warning: '90%以上' }] });
    expect(levelOf(share('cpu', 90), alone)).toBe('warning');
  });
});
