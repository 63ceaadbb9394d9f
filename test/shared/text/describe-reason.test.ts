/** Reasons as the ranking gives them: made from readings here, not by hand, so that a code without words would show. */
import { describe, expect, it } from 'vitest';
import type { LeveledReading } from '../../../shared/diagnosis/reading.ts';
import { type Scene, verdictOf } from '../../../shared/diagnosis/verdict.ts';
import type { Reason } from '../../../shared/incident/event.ts';
import { type Signal, signalSchema } from '../../../shared/runbook/signal.ts';
import { describeReason, verdictWord } from '../../../shared/text/describe-reason.ts';
import { database, http, leveled, log, processes } from '../diagnosis/readings.ts';

const sceneOf = (readings: LeveledReading[]): Scene => ({ readings, processNames: [], normalResponseMs: 200 });
function reasonOf(signal: Signal, readings: LeveledReading[]): Reason {
  return { symptomId: 's', text: '', code: signal.kind, ...verdictOf(signal, sceneOf(readings)) };
}
const slow = leveled(http('/bread', 200, { durationMs: 6_000 }), 'critical');
const fine = leveled(http('/bread', 200), 'normal');
const health = leveled(http('/readyz', 200), 'normal');
const failing = leveled(http('/bread', 500), 'critical');
const logged = (count: number) => leveled(log(count > 0 ? { 'no flour': count } : {}, ['no flour']), 'warning');

const cases: [Signal, LeveledReading[], LeveledReading[], [string, string, string]][] = [
  [
    { kind: 'endpointUnresponsive', path: '/readyz' },
    [leveled(http('/readyz', 'refused'), 'critical')],
    [health],
    ['/readyz が接続拒否', '/readyz は応答あり (200)', '/readyz を読み取れていない'],
  ],
  [
    { kind: 'httpStatus', statuses: [500] },
    [failing],
    [fine],
    ['/bread が 500', 'このステータスを返したエンドポイントなし', 'ステータスを返したエンドポイントなし'],
  ],
  [
    { kind: 'processAbsent' },
    [leveled(processes('oven', 0), 'critical')],
    [leveled(processes('oven', 2), 'normal')],
    ['プロセス oven なし', 'プロセス oven 2件が起動中', 'プロセスを読み取れていない'],
  ],
  [
    { kind: 'responseSlowerThan', ms: 5_000 },
    [slow],
    [fine],
    ['最長 6 s (基準 5 s以上)', '5 s以上かかった応答なし', '応答時間を読み取れていない'],
  ],
  [
    { kind: 'responseTimesNormal', factor: 10 },
    [slow],
    [fine],
    [
      '最長 6 s (正常上限の10倍 = 2 s)',
      '正常上限の10倍 (2 s) に達した応答なし',
      '応答時間、または正常範囲が分からない',
    ],
  ],
  [
    { kind: 'timeoutsFrequent' },
    [leveled(http('/bread', 'timeout'), 'critical'), health],
    [fine],
    ['2件中1件がタイムアウト', '1件中0件がタイムアウト', '応答を読み取れていない'],
  ],
  [
    { kind: 'logContains', texts: ['no flour'] },
    [logged(3)],
    [logged(0)],
    ['ログに "no flour" 3件', 'ログに "no flour" なし', '"no flour" を探すログを読み取れていない'],
  ],
  [
    { kind: 'endpointFails', path: '/bread', statuses: [] },
    [failing],
    [fine],
    ['/bread が500', '/bread は失敗していない (200)', '/bread を読み取れていない'],
  ],
  [
    { kind: 'otherEndpointsHealthy' },
    [failing, leveled(http('/cakes', 200), 'normal')],
    [fine, leveled(http('/cakes', 200), 'normal')],
    [
      '失敗したものの他に、正常なエンドポイント 1件',
      '一部だけの失敗ではない',
      '比べられるエンドポイントが2つ以上読み取れていない',
    ],
  ],
  [
    { kind: 'healthOkOthersFail', path: '/readyz' },
    [health, failing],
    [health, fine],
    [
      '/readyz は成功、他の 1件はすべて失敗',
      '「/readyz は成功、他はすべて失敗」ではない',
      '/readyz と他のエンドポイントが揃って読み取れていない',
    ],
  ],
  [
    { kind: 'databaseUnreachable' },
    [leveled(database('refused'), 'critical')],
    [leveled(database('answered'), 'normal')],
    ['DBが接続拒否', 'DBに接続できる', 'DBを読み取れていない'],
  ],
];

describe('a reason in words', () => {
  it.each(cases)('%j', (signal, matching, denying, [matches, doesNotMatch, unknown]) => {
    const words = [matching, denying, []].map((readings) => {
      const reason = reasonOf(signal, readings);
      return [reason.verdict, describeReason(reason, 'ja')];
    });
    expect(words).toEqual([
      ['matches', matches],
      ['doesNotMatch', doesNotMatch],
      ['unknown', unknown],
    ]);
  });

  it('has words for each signal that a runbook can give', () => {
    const kinds = signalSchema.options.map((option) => option.shape.kind.value);
    expect(cases.map(([{ kind }]) => kind).sort()).toEqual([...kinds].sort());
  });

  it.each([
    ['deployedBefore', { version: 'v9', minutes: 7 }, '7分前に v9 をデプロイ', 'v9 was deployed 7 min before'],
    ['tickedByResponder', {}, '対応者が確認', 'confirmed by a responder'],
    ['deniedByResponder', {}, '対応者が否定', 'denied by a responder'],
    ['notUnderstood', {}, '計測値では判定できない (対応者が確認する)', 'no reading can tell (a responder has to look)'],
    ['moonPhase', {}, 'この版では表せない理由 (moonPhase)', 'a reason that this version cannot word (moonPhase)'],
    ['constructor', {}, 'この版では表せない理由 (constructor)', 'a reason that this version cannot word (constructor)'],
  ])('%s', (code, params, ja, en) => {
    const reason: Reason = { symptomId: null, text: '', verdict: 'matches', code, params, evidenceIds: [] };
    expect([describeReason(reason, 'ja'), describeReason(reason, 'en')]).toEqual([ja, en]);
  });

  it('shows that a fact is missing instead of leaving it out', () => {
    const reason = {
      symptomId: null,
      text: '',
      verdict: 'matches',
      code: 'deployedBefore',
      params: {},
      evidenceIds: [],
    };
    expect(describeReason(reason as Reason, 'ja')).toBe('?分前に ? をデプロイ');
  });

  it('says how long was waited where that was too short to tell', () => {
    const waited = [leveled(http('/bread', 'timeout', { durationMs: 4_000 }), 'critical')];
    const reason = reasonOf({ kind: 'responseSlowerThan', ms: 30_000 }, waited);
    expect([reason.verdict, describeReason(reason, 'ja'), describeReason(reason, 'en')]).toEqual([
      'unknown',
      '4 sで待つのをやめたため、30 sに達するかは分からない',
      'the wait was given up after 4 s; whether it reaches 30 s is not known',
    ]);
  });

  it('names the verdicts', () => {
    expect(['matches', 'doesNotMatch', 'unknown'].map((each) => verdictWord(each as Reason['verdict'], 'ja'))).toEqual([
      '一致',
      '不一致',
      '不明',
    ]);
  });
});
