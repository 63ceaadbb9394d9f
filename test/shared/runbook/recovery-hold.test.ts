import { expect, it } from 'vitest';
import { recoveryHoldOf } from '../../../shared/runbook/recovery-hold.ts';

const checklist = (...texts: string[]) => ({
  recoveryChecklist: texts.map((text, index) => ({
    id: `recovery/${index}`,
    key: text,
    text,
    position: null,
  })) as never,
});

it.each([
  ['5分間エラーがないことを確認', 300_000],
  ['主要機能が10分以上正常に動作する', 600_000],
  ['エラー率が正常範囲で３０秒続く', 30_000],
  ['Metrics stay normal for 15 minutes', 900_000],
  ['no errors for 2 min', 120_000],
  ['エラー率が正常範囲に戻ったことを確認', null],
  ['30分以内にエラー率が正常に戻る', null],
  ['監視を継続し、60分間異常がないことを見る', null],
  ['ポストモーテムをスケジュール(48時間以内)', null],
  ['関係者に5分前に連絡', null],
])('%s', (text, expected) => {
  expect(recoveryHoldOf(checklist(text))).toBe(expected);
});

it('takes the longest of several', () => {
  expect(recoveryHoldOf(checklist('3分間正常', '10分間異常なし', '関係者に通知'))).toBe(600_000);
});
