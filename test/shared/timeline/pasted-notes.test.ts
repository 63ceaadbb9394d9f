import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteTextOf, readPastedNotes } from '../../../shared/timeline/pasted-notes.ts';

/** 2026-11-24 12:00 in Tokyo, of an incident declared at 10:30. */
const nowMs = Date.UTC(2026, 10, 24, 3, 0);
const incidentMs = Date.UTC(2026, 10, 24, 1, 30);
const tokyo = { zone: 'Asia/Tokyo', nowMs, incidentMs };

function read(pasted: string, context = tokyo) {
  return readPastedNotes(pasted, context).map(({ author, text, atMs }) => [
    atMs === null ? null : new Date(atMs).toISOString().slice(0, 19),
    author,
    text,
  ]);
}

describe('a list of times', () => {
  it('reads times before their words, whatever stands between', () => {
    const pasted = [
      '10:42 再起動',
      '- 10:43:05 効果なし',
      '[10:44] ロールバックを開始',
      '10:45 - 切り戻し完了',
      '１０：４６　正常',
      '10時47分 様子を見る',
      '| 10:48 | 復旧 |',
    ].join('\n');
    expect(read(pasted)).toEqual([
      ['2026-11-24T01:42:00', null, '再起動'],
      ['2026-11-24T01:43:05', null, '効果なし'],
      ['2026-11-24T01:44:00', null, 'ロールバックを開始'],
      ['2026-11-24T01:45:00', null, '切り戻し完了'],
      ['2026-11-24T01:46:00', null, '正常'],
      ['2026-11-24T01:47:00', null, '様子を見る'],
      ['2026-11-24T01:48:00', null, '復旧'],
    ]);
  });

  it('keeps a line without a time with the one above, and as a note of unknown moment where none is above', () => {
    expect(read('見出し\n10:42 再起動\n効果なし')).toEqual([
      [null, null, '見出し'],
      ['2026-11-24T01:42:00', null, '再起動\n効果なし'],
    ]);
  });

  it('goes into the next day at midnight, and not where somebody wrote out of turn', () => {
    const night = { zone: 'Asia/Tokyo', nowMs, incidentMs: Date.UTC(2026, 10, 23, 14, 30) };
    expect(read('23:50 検知\n23:58 調査\n23:55 通知\n0:03 復旧', night)).toEqual([
      ['2026-11-23T14:50:00', null, '検知'],
      ['2026-11-23T14:58:00', null, '調査'],
      ['2026-11-23T14:55:00', null, '通知'],
      ['2026-11-23T15:03:00', null, '復旧'],
    ]);
  });

  it('takes a time of day that is still to come for one of yesterday', () => {
    expect(read('22:10 デプロイ')).toEqual([['2026-11-23T13:10:00', null, 'デプロイ']]);
  });

  it('reads dates with the times, and zones behind them', () => {
    const pasted = [
      '2026-11-22 10:42 deployed',
      '11/23 9:05 warned',
      '2026-11-24T01:00:00Z first error',
      '2026/11/24 10:05 JST paged',
      '2026-11-24 10:06:00 +09:00 answered',
    ].join('\n');
    expect(read(pasted, { ...tokyo, zone: 'Europe/Berlin' })).toEqual([
      ['2026-11-22T09:42:00', null, 'deployed'],
      ['2026-11-23T08:05:00', null, 'warned'],
      ['2026-11-24T01:00:00', null, 'first error'],
      ['2026-11-24T01:05:00', null, 'paged'],
      ['2026-11-24T01:06:00', null, 'answered'],
    ]);
  });

  it('knows no moment for a time that the zone leaves out, or that no clock shows', () => {
    const berlin = { zone: 'Europe/Berlin', nowMs: Date.UTC(2026, 2, 29, 12), incidentMs: Date.UTC(2026, 2, 29, 1) };
    expect(read('2:30 in the gap', berlin)).toEqual([[null, null, 'in the gap']]);
    expect(read('25:10 too late')).toEqual([[null, null, '25:10 too late']]);
    expect(read('13:10 PM never')).toEqual([[null, null, '13:10 PM never']]);
  });

  it('leaves spans and figures alone', () => {
    expect(read('10:42-10:50 停止')).toEqual([['2026-11-24T01:42:00', null, '-10:50 停止']]);
    expect(read('3 of 5 pods')).toEqual([[null, null, '3 of 5 pods']]);
  });
});

describe('messages copied from a chat', () => {
  it('reads name and time above the words, and further messages of the same person', () => {
    const pasted = [
      'Hanako Sato',
      '  10:42 AM',
      'API is down',
      'health gives 503',
      '10:43',
      'restarting it',
      'Ken Ito',
      '  10:44 AM',
      'thanks (edited)',
    ].join('\n');
    expect(read(pasted)).toEqual([
      ['2026-11-24T01:42:00', 'Hanako Sato', 'API is down\nhealth gives 503'],
      ['2026-11-24T01:43:00', 'Hanako Sato', 'restarting it'],
      ['2026-11-24T01:44:00', 'Ken Ito', 'thanks'],
    ]);
  });

  it('reads them in Japanese, with headings of days', () => {
    const pasted = [
      '11月23日(月)',
      '佐藤 花子  午後 11:58',
      'APIが落ちています',
      '',
      '11月24日(火)',
      '伊藤 健',
      '  午前 0:05',
      '再起動します（編集済み）',
      'PagerDuty アプリ  午前 12:06',
      'Resolved',
    ].join('\n');
    expect(read(pasted)).toEqual([
      ['2026-11-23T14:58:00', '佐藤 花子', 'APIが落ちています'],
      ['2026-11-23T15:05:00', '伊藤 健', '再起動します'],
      ['2026-11-23T15:06:00', 'PagerDuty', 'Resolved'],
    ]);
  });

  it('reads brackets, days in words, and English headings', () => {
    const pasted = [
      'hanako [10:42 PM]',
      'first',
      'Monday, November 23rd',
      'ken  11:10 PM',
      'second',
      '佐藤 花子 昨日の 23:30',
      'third',
      'Ken Ito  Yesterday at 11:45 PM',
      'fourth',
      'Today',
      'Ken Ito  12:10 AM',
      'fifth',
    ].join('\n');
    expect(read(pasted)).toEqual([
      ['2026-11-23T13:42:00', 'hanako', 'first'],
      ['2026-11-23T14:10:00', 'ken', 'second'],
      ['2026-11-23T14:30:00', '佐藤 花子', 'third'],
      ['2026-11-23T14:45:00', 'Ken Ito', 'fourth'],
      ['2026-11-23T15:10:00', 'Ken Ito', 'fifth'],
    ]);
  });

  it('does not take a sentence that ends with a time for a name', () => {
    expect(read('佐藤  10:42\n最後のデプロイは 10:30')).toEqual([
      ['2026-11-24T01:42:00', '佐藤', '最後のデプロイは 10:30'],
    ]);
    expect(read('Ken  10:42\nit went out at 10:30')).toEqual([['2026-11-24T01:42:00', 'Ken', 'it went out at 10:30']]);
  });

  it('takes words before a time for the words of a list where no message follows', () => {
    expect(read('再起動  10:42\n復旧  10:50')).toEqual([
      ['2026-11-24T01:42:00', null, '再起動'],
      ['2026-11-24T01:50:00', null, '復旧'],
    ]);
  });
});

describe('the words of a note', () => {
  it('say who spoke, and keep TODO in front', () => {
    expect(noteTextOf({ author: null, text: '再起動' })).toBe('再起動');
    expect(noteTextOf({ author: '佐藤', text: '再起動' })).toBe('佐藤: 再起動');
    expect(noteTextOf({ author: '佐藤', text: 'TODO 監視を足す' })).toBe('TODO 監視を足す (佐藤)');
  });
});

describe('whatever is pasted', () => {
  const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
  const two = (value: number) => String(value).padStart(2, '0');
  const words = fc.stringMatching(/^[a-zあ-ん再起動]{3,20}$/u);

  it('never throws, keeps lines in order, and gives each note words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (pasted) => {
        const notes = readPastedNotes(pasted, tokyo);
        expect(notes.every(({ text }) => text.trim() !== '')).toBe(true);
        expect(notes.map(({ line }) => line)).toEqual(notes.map(({ line }) => line).toSorted((a, b) => a - b));
      }),
    );
  });

  it('reads every time of the day alike in each way of writing it', () => {
    fc.assert(
      fc.property(time, words, ({ hour, minute }, text) => {
        const twelve = hour % 12 === 0 ? 12 : hour % 12;
        const ways = [
          `${hour}:${two(minute)} ${text}`,
          `${two(hour)}:${two(minute)}:00 ${text}`,
          `${twelve}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'} ${text}`,
          `${hour < 12 ? '午前' : '午後'} ${hour % 12}:${two(minute)} ${text}`,
          `${hour}時${two(minute)}分 ${text}`,
        ].map((line) => readPastedNotes(`2026-11-20\n${line}`, tokyo)[0]);
        const expected = { line: 2, author: null, text, atMs: Date.UTC(2026, 10, 20, hour - 9, minute) };
        expect(ways).toEqual(ways.map(() => expected));
      }),
    );
  });

  it('reads what a chat gives back as it was said', () => {
    const message = fc.record({ name: fc.constantFrom('Hanako Sato', '佐藤 花子', 'ken'), time, text: words });
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 8 }), (messages) => {
        const ordered = messages.toSorted((a, b) => a.time.hour - b.time.hour || a.time.minute - b.time.minute);
        const pasted = ordered.map(
          (each) => `${each.name}\n  ${each.time.hour}:${two(each.time.minute)}\n${each.text}`,
        );
        const notes = readPastedNotes(['2026-11-20', ...pasted].join('\n'), tokyo);
        expect(notes.map(({ author, text, atMs }) => ({ author, text, atMs }))).toEqual(
          ordered.map(({ name, time: at, text }) => ({
            author: name,
            text,
            atMs: Date.UTC(2026, 10, 20, at.hour - 9, at.minute),
          })),
        );
      }),
    );
  });
});
