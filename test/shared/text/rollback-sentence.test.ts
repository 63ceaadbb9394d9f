import { expect, test } from 'vitest';
import type { Payload } from '../../../shared/incident/event.ts';
import { eventText } from '../../../shared/text/event-text.ts';
import { rollbackSentence } from '../../../shared/text/rollback-sentence.ts';

const minuteMs = 60_000;
const full: Payload<'rollbackDecided'> = {
  decision: 'rollBack',
  reason: null,
  readings: [],
  versionTo: 'v6',
  migrations: 'compatible',
  criteria: [
    { text: 'エラー率が10%を超える', verdict: 'holds', heldMs: 7.9 * minuteMs },
    { text: '影響が大きい', verdict: 'holds', heldMs: null },
    { text: 'データ損失', verdict: 'unknown', heldMs: null },
  ],
  deployment: { finding: 'found', version: 'v7' },
};

test('says the version, the answer about migrations, what held and for how long, and what was deployed', () => {
  expect(rollbackSentence(full, eventText('ja'))).toBe(
    'ロールバックすると判断 (戻す版 v6、マイグレーションあり、戻しても動く、成立した基準 「エラー率が10%を超える」 7分継続 「影響が大きい」、直前のデプロイ v7)',
  );
  expect(rollbackSentence(full, eventText('en'))).toBe(
    'Decided to roll back (to v6, migrated, that version can live with it, criteria that held: “エラー率が10%を超える” for 7 min “影響が大きい”, v7 was deployed shortly before)',
  );
});

test('a decision against it names no version, and says that nothing spoke for it', () => {
  const against: Payload<'rollbackDecided'> = {
    ...full,
    decision: 'doNot',
    criteria: [{ text: 'データ損失', verdict: 'unknown', heldMs: null }],
    deployment: { finding: 'none', version: null },
  };
  expect(rollbackSentence(against, eventText('ja'))).toBe(
    'ロールバックしないと判断 (成立した基準なし、直前のデプロイなし)',
  );
});

test('a row of an earlier version is the decision alone', () => {
  const plain: Payload<'rollbackDecided'> = { decision: 'doNot', reason: 'r', readings: [] };
  expect(rollbackSentence(plain, eventText('ja'))).toBe('ロールバックしないと判断');
});
