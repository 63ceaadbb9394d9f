import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { preparationCheckOf } from '../../../shared/runbook/preparation.ts';

describe('an item of the preparation checklist', () => {
  it.each<[string, string[] | null]>([
    ['ログへのアクセス権限', []],
    ['アプリケーションとDBのログを読める', ['application', 'database']],
    ['アクセスログを参照できる', ['access']],
    ['システムログの閲覧権限', ['system']],
    ['Access to the logs', []],
    ['You can read the access log and the journal', ['access', 'system']],
    ['ログの手順書を読んだ', null],
  ])('%s asks for logs of %j', (text, roles) => {
    expect(preparationCheckOf(text)).toEqual(roles === null ? null : { kind: 'logs', roles });
  });

  it.each([
    ['踏み台を経由してDBに接続できる', 'database'],
    ['Access to the database server over SSH', 'hosts'],
    ['ｄｂへの読み取り権限（本番は慎重に）', 'database'],
    ['直近のデプロイの日時とバージョンを調べられる', 'deployments'],
    ['Grafana access', 'dashboards'],
  ])('%s asks for %s', (text, kind) => {
    expect(preparationCheckOf(text)?.kind).toBe(kind);
  });

  it.each([
    ['サーバーにSSHで入れる', true],
    ['踏み台に入れる', true],
    ['サーバーにログインできる', false],
    ['You can log in to the servers', false],
  ])('%s asks for ssh: %s', (text, bySsh) => {
    expect(preparationCheckOf(text)).toEqual({ kind: 'hosts', bySsh });
  });

  // A box that a reading would tick wrongly is worse than one that a person ticks.
  it.each([
    'ロールバック手順の把握',
    '1つ前のバージョンに戻す手順を知っている（パターン5）',
    'You know how to go back to the version before (pattern 5)',
    'デプロイ権限がある',
    'DBに書き込み権限がある',
    'サーバーの再起動権限',
    'APIドキュメントを読んだ',
    'VPNに接続できる',
    'オンコール当番の連絡先',
    'Slackに参加している',
    'You have read the blog',
  ])('%s is for a person', (text) => {
    expect(preparationCheckOf(text)).toBeNull();
  });

  it('is read out of a runbook with its look', () => {
    const runbook = parseRunbook(
      '# Ferry\n\n## Preparation\n\n- [ ] Access to the logs\n- [ ] Life jackets are aboard\n',
    );
    expect(runbook.preparation.map(({ text, check }) => [text, check])).toEqual([
      ['Access to the logs', { kind: 'logs', roles: [] }],
      ['Life jackets are aboard', null],
    ]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => preparationCheckOf(text) === null || true));
  });
});
