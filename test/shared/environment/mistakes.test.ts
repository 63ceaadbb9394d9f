import { expect, it } from 'vitest';
import type { Environment } from '../../../shared/environment/environment.ts';
import { firstMistake, isBoundOf } from '../../../shared/environment/mistakes.ts';
import type { MetricKind } from '../../../shared/runbook/model.ts';
import { production } from './production.ts';

const api = (baseUrl: string) => ({ api: production.api && { ...production.api, baseUrl } });
const row = { normal: null, warning: null, critical: null };

it.each<[string, Partial<Environment>, string | null]>([
  ['nothing', {}, null],
  ['a base URL of another scheme', api('ftp://api.example.com'), 'baseUrlNotHttp'],
  ['a base URL with a password', api('https://admin:hunter2@api.example.com'), 'addressHoldsSecret'],
  ['a base URL with a token as user', api('https://token@api.example.com'), 'addressHoldsSecret'],
  [
    'a database far away without TLS',
    { database: production.database && { ...production.database, sslMode: 'disable', path: { kind: 'direct' } } },
    'plainDatabaseNotLoopback',
  ],
  ['a dashboard that is a script', { dashboards: [{ name: 'x', url: 'javascript:alert(1)' }] }, 'dashboardNotHttp'],
  ['a dashboard with a password', { dashboards: [{ name: 'x', url: 'https://a:b@c.example' }] }, 'addressHoldsSecret'],
  ['a bound that is none', { thresholds: [{ ...row, metric: 'cpu', critical: 'hot' }] }, 'thresholdNotABound'],
  [
    'a bound in milliseconds of the disk',
    { thresholds: [{ ...row, metric: 'disk', warning: '> 5ms' }] },
    'thresholdNotABound',
  ],
])('%s is a mistake: %s', (_, part, reason) => {
  expect(firstMistake({ ...production, ...part })?.data.reason ?? null).toBe(reason);
});

it('says which text is no bound', () => {
  const problem = firstMistake({
    ...production,
    thresholds: [{ ...row, metric: 'cpu', warning: '> 80%', critical: '90' }],
  });
  expect(problem?.data.params).toEqual({ metric: 'cpu', text: '90' });
});

it.each<[MetricKind, string, boolean]>([
  ['responseTimeP95', '< 200ms', true],
  ['responseTimeP95', '1秒以上', true],
  ['responseTimeP95', '> 80%', false],
  ['errorRate', '5%超', true],
  ['databaseConnections', '> max * 0.9', true],
  ['databaseConnections', '> 90', true],
  ['databaseConnections', '> 90%', false],
  ['memory', '', false],
])('of %s the text "%s" is a bound: %s', (metric, text, expected) => {
  expect(isBoundOf(metric, text)).toBe(expected);
});
