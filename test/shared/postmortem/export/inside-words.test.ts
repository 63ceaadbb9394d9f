/** Names that people wrote inside of sentences: none goes out, and no other word is taken for one. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { forOutside, type Person } from '../../../../shared/postmortem/export/inside-words.ts';

const people: Person[] = [
  { name: '佐藤 花子', role: null },
  { name: '高橋', role: 'DB担当' },
  { name: '林', role: null },
  { name: 'Ken Sato', role: null },
  { name: 'Mori', role: 'database administrator' },
];

it.each([
  ['佐藤花子が設定を変えた', '担当者が設定を変えた'],
  ['佐藤　花子さんに連絡した', '担当者に連絡した'],
  ['佐藤さんと花子が直した', '担当者と担当者が直した'],
  ['高橋氏が確かめた', '担当者 (DB担当)が確かめた'],
  ['林さんが再起動した', '担当者が再起動した'],
  [
    'Ken restarted it after Sato had asked Mori.',
    '担当者 restarted it after 担当者 had asked 担当者 (database administrator).',
  ],
  ['設定の誤り (根拠 E-001 E-002)', '設定の誤り'],
])('%s', (before, after) => {
  expect(forOutside(before, people, 'ja')).toBe(after);
});

it.each([
  '林業の予約サービスが止まった',
  '佐藤製作所の画面が開かない',
  '花子供向けの画面',
  'The token of Kenya and the Memoriam page',
  'Satoshi is not known to the record',
  'DB担当が確かめた',
])('leaves %s as it is', (text) => {
  expect(forOutside(text, people, 'ja')).toBe(text);
});

it('takes names of every form', () => {
  expect(forOutside('(a-b/c)さんと [x]{2} が直した', [{ name: '(a-b/c)', role: null }], 'ja')).toBe(
    '担当者と [x]{2} が直した',
  );
  const texts = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(texts, texts, (name, text) => {
      expect(typeof forOutside(text, [{ name, role: null }], 'ja')).toBe('string');
    }),
  );
});

it('names what stands in place of a name in the reader’s language', () => {
  expect(forOutside('Ken Sato changed it', people, 'en')).not.toContain('Ken');
  expect(forOutside('Ken Sato changed it', people, 'en')).toBe('the person in charge changed it');
});
