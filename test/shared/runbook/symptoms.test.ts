import { describe, expect, it } from 'vitest';
import { signalOf } from '../../../shared/runbook/symptoms.ts';

describe('a symptom', () => {
  it.each([
    ['`/readyz` が返事がない', { kind: 'endpointUnresponsive', path: '/readyz' }],
    ['/status stops responding', { kind: 'endpointUnresponsive', path: '/status' }],
    ['No response from `https://shop.example/alive`', { kind: 'endpointUnresponsive', path: '/alive' }],
    ['503 Service Unavailable', { kind: 'httpStatus', statuses: [503] }],
    ['利用者に ５０２ が返る', { kind: 'httpStatus', statuses: [502] }],
    ['The API answers 5xx', { kind: 'httpStatus', statuses: [500, 501, 502, 503, 504] }],
    ['The process has died', { kind: 'processAbsent' }],
    ['ワーカーのプロセスがいない', { kind: 'processAbsent' }],
    ['応答に2.5秒以上かかる', { kind: 'responseSlowerThan', ms: 2500 }],
    ['Requests take more than 800 ms', { kind: 'responseSlowerThan', ms: 800 }],
    ['処理に2分を超える', { kind: 'responseSlowerThan', ms: 120_000 }],
    ['Frequent timeouts', { kind: 'timeoutsFrequent' }],
    ['Response times are twice the normal', { kind: 'responseTimesNormal', factor: 2 }],
    ['応答時間が普段の３倍', { kind: 'responseTimesNormal', factor: 3 }],
    ['latency is 4x its baseline', { kind: 'responseTimesNormal', factor: 4 }],
    ['ログに「no route to host」', { kind: 'logContains', texts: ['no route to host'] }],
    [
      'The log shows "too many clients" or `out of memory`',
      { kind: 'logContains', texts: ['too many clients', 'out of memory'] },
    ],
    ['ログに deadlock detected が出る', { kind: 'logContains', texts: ['deadlock detected'] }],
    ['`/orders` だけが失敗する', { kind: 'endpointFails', path: '/orders', statuses: [] }],
    ['Only `POST /orders` fails with 500', { kind: 'endpointFails', path: '/orders', statuses: [500] }],
    ['All other endpoints are fine', { kind: 'otherEndpointsHealthy' }],
    ['ほかの画面は正常', { kind: 'otherEndpointsHealthy' }],
    ['`/healthz` は正常だが、他の操作はすべて失敗する', { kind: 'healthOkOthersFail', path: '/healthz' }],
    ['`/health` is ok but every order fails', { kind: 'healthOkOthersFail', path: '/health' }],
    ['DBに接続できない', { kind: 'databaseUnreachable' }],
    ['The database refuses connections', { kind: 'databaseUnreachable' }],
  ])('%s is understood', (text, signal) => {
    expect(signalOf(text)).toEqual(signal);
  });

  it.each([
    '画面の色がおかしい',
    'Customers complain',
    '売上が下がる',
    'The 500 most active users are away',
    '利用者から問い合わせが多い',
    '',
  ])('%s stays for a person to judge', (text) => {
    expect(signalOf(text)).toBeNull();
  });
});
