import { describe, expect, it } from 'vitest';
import { boundOf } from '../../../shared/runbook/bound.ts';
import { deadlineMinutes, spanMinutes } from '../../../shared/runbook/deadlines.ts';
import { seePatternOf } from '../../../shared/runbook/see-pattern.ts';
import { alternativeIn } from '../../../shared/runbook/steps.ts';
import { headingWords, keyOf, splitNumber } from '../../../shared/runbook/wording.ts';

describe('deadlines', () => {
  it.each([
    ['即座にエスカレーション', 0],
    ['Immediately', 0],
    ['３０分以内', 30],
    ['1.5時間以内', 90],
    ['48時間以内', 2880],
    ['3営業日以内', 4320],
    ['within 5 minutes', 5],
    ['Within the first 2 hours', 120],
    ['in 1 day', 1440],
    ['(10 min)', 10],
    ['そのうち', null],
    ['5人以内', null],
  ])('%s', (text, minutes) => {
    expect(deadlineMinutes(text)).toBe(minutes);
  });

  it('"at once" is no span of time', () => {
    expect(spanMinutes('即座にロールバック判断')).toBeNull();
  });
});

describe('bounds of metrics', () => {
  it.each([
    ['< 500ms', '<', 500, 'ms'],
    ['＞ １秒', '>', 1000, 'ms'],
    ['80%以上', '>=', 80, 'percent'],
    ['1,200件未満', '<', 1200, 'count'],
    ['最大値の8割超', '>', 0.8, 'ofMax'],
    ['> 0.9 * max_connections', '>', 0.9, 'ofMax'],
    ['up to 2 minutes', '<', 120_000, 'ms'],
  ])('%s', (text, comparison, value, unit) => {
    expect(boundOf(text)).toEqual({ text, parsed: { comparison, value, unit } });
  });

  it.each(['いつもどおり', '500ms', '> lots', '<'])('%s is no bound', (text) => {
    expect(boundOf(text)).toEqual({ text, parsed: null });
  });
});

describe('references', () => {
  it.each([
    ['DBを確認 → セクション３参照', 3],
    ['パターン12を参照', 12],
    ['see section 4', 4],
    ['then go to pattern 2', 2],
    ['→ pattern 7', 7],
    ['(Section 5)', 5],
    ['3回やり直す', null],
    ['section 8 of the building burns', null],
  ])('%s', (text, number) => {
    expect(seePatternOf(text)).toBe(number);
  });
});

describe('alternatives', () => {
  it.each([
    ['Docker環境の場合', 'Docker環境の場合'],
    ['または、手で', 'または、手で'],
    ['Or by hand', 'Or by hand'],
    ['If Docker', 'If Docker'],
    ['コンテナ確認（Kubernetesの場合）', 'Kubernetesの場合'],
    ['Order the rows', null],
    ['Dockerの版を見る', null],
    ['設定している場合', null],
  ])('%s', (comment, alternative) => {
    expect(alternativeIn(comment)).toBe(alternative);
  });
});

describe('headings and keys', () => {
  it('lose number, brackets, notes and ornaments', () => {
    expect(headingWords('３．　初動確認（５分以内）')).toBe('初動確認');
    expect(headingWords('🔥 Causes & Actions [v2]')).toBe('causes & actions');
    expect(headingWords('Contacts - who is on duty')).toBe('contacts');
  });

  it('keep the number where it counts', () => {
    expect(splitNumber('12) Disk full')).toEqual({ number: 12, rest: 'Disk full' });
    expect(splitNumber('パターン2：遅い')).toEqual({ number: 2, rest: '遅い' });
    expect(splitNumber('2 Disk full')).toEqual({ number: 2, rest: 'Disk full' });
    expect(splitNumber('502 errors')).toEqual({ number: null, rest: '502 errors' });
    expect(splitNumber('30 秒待つ')).toEqual({ number: null, rest: '30 秒待つ' });
    expect(splitNumber('1.5倍遅い')).toEqual({ number: null, rest: '1.5倍遅い' });
    expect(splitNumber('3倍遅い')).toEqual({ number: null, rest: '3倍遅い' });
  });

  it('are the same for what differs in width, case and spaces only', () => {
    expect(keyOf('ＤＢ  接続\n確認')).toBe(keyOf('db 接続 確認'));
  });
});
