/** An exported postmortem, held against what happened: not one statement of it is taken from the app. */
import { expect } from 'playwright/test';
import { type DocumentSection, type DocumentTable, parseDocument, partsUnder } from './document.ts';

export type Postmortem = {
  sections: DocumentSection[];
  header: Map<string, string>;
  milestones: { name: string; atMs: number | null; source: string; evidence: string[] }[];
  timeline: { atMs: number; event: string; kind: string; evidence: string[] }[];
  /** Watched targets by their address. */
  impact: Map<string, { runs: number; failed: number; unknown: number; last: string; evidence: string[] }>;
  /** Labels that the annex lists. */
  evidence: Set<string>;
};

const unknown = '未記入';
const movedTitle = '付録E 本文から移したもの';

export function readPostmortem(markdown: string): Postmortem {
  const sections = parseDocument(markdown);
  const [milestones] = tablesUnder(sections, '発生日時');
  const [timeline] = tablesUnder(sections, 'タイムライン');
  const [impact] = tablesUnder(sections, '外形監視で計測した影響');
  const [evidence] = tablesUnder(sections, '付録B 根拠');
  return {
    sections,
    header: new Map(tablesUnder(sections, 'ポストモーテム')[0]?.rows.map(([name = '', value = '']) => [name, value])),
    milestones: (milestones?.rows ?? []).map(([name = '', time = '', , source = '', labels = '']) => ({
      name,
      atMs: time === unknown ? null : inTokyo(time),
      source,
      evidence: labelsIn(labels),
    })),
    timeline: (timeline?.rows ?? []).map(([time = '', event = '', kind = '', , labels = '']) => ({
      atMs: inTokyo(time),
      event,
      kind,
      evidence: labelsIn(labels),
    })),
    impact: new Map(
      [...(impact?.rows ?? []), ...movedRows(sections, impact)].map(
        ([target = '', runs, failed, unclear, , , last = '', labels = '']) => [
          target,
          { runs: Number(runs), failed: Number(failed), unknown: Number(unclear), last, evidence: labelsIn(labels) },
        ],
      ),
    ),
    evidence: new Set((evidence?.rows ?? []).map(([label = '']) => label)),
  };
}

/** Rows of this table that the body's pages had no room for. */
function movedRows(sections: readonly DocumentSection[], table: DocumentTable | undefined): string[][] {
  if (table === undefined || !sections.some(({ title }) => title === movedTitle)) return [];
  return partsUnder(sections, movedTitle)
    .flatMap(({ tables }) => tables)
    .flatMap(({ header, rows }) => (header.join() === table.header.join() ? rows : []));
}

/** What holds of every finished document, whatever happened: its parts in order, its times, and that all evidence exists. */
export function expectSound(document: Postmortem, happened: { fromMs: number; untilMs: number }): void {
  const { sections, milestones, timeline, impact, evidence } = document;
  const titles = sections.filter(({ depth }) => depth === 2).map(({ title }) => title);
  // There only where the body's pages could not hold everything.
  expect(titles.filter((title) => title !== movedTitle)).toEqual([
    '要約',
    '1. 発生日時',
    '2. 検知方法',
    '3. 影響範囲',
    '4. 根本原因',
    '5. 対応内容',
    '6. 改善策',
    '学び',
    '付録A 記録の全行 (UTC)',
    '付録B 根拠',
    '付録C 読み取りに使ったチェック',
    '付録D Runbook',
  ]);
  expect(document.header.get('時刻の表記')).toBe('Asia/Tokyo (UTC+09:00)');
  const known = milestones.flatMap(({ atMs }) => (atMs === null ? [] : [atMs]));
  expect(known).toEqual([...known].sort((one, other) => one - other));
  const times = timeline.map(({ atMs }) => atMs);
  expect(times).toEqual([...times].sort((one, other) => one - other));
  for (const atMs of [...known, ...times]) {
    // The document tells whole seconds.
    expect(atMs).toBeGreaterThanOrEqual(Math.floor(happened.fromMs / 1_000) * 1_000);
    expect(atMs).toBeLessThanOrEqual(happened.untilMs);
  }
  const kinds = new Set(timeline.map(({ kind }) => kind));
  expect([...kinds].filter((kind) => !['節目', 'チェック', '作業', '判断', 'メモ', '根拠'].includes(kind))).toEqual([]);
  const cited = [...milestones, ...timeline, ...impact.values()].flatMap((each) => each.evidence);
  expect(cited.filter((label) => !evidence.has(label))).toEqual([]);
  expect(cited.length).toBeGreaterThan(0);
  const [all] = tablesUnder(sections, '付録A');
  const utc = new Set((all?.rows ?? []).map(([, time = '']) => Date.parse(`${time.replace(' ', 'T')}Z`)));
  expect(times.filter((atMs) => !utc.has(atMs))).toEqual([]);
}

/** The events that match, each after the one before it. */
export function expectInOrder(timeline: Postmortem['timeline'], wanted: readonly (string | RegExp)[]): void {
  let after = -1;
  for (const words of wanted) {
    const at = timeline.findIndex(
      ({ event }, index) => index > after && (typeof words === 'string' ? event === words : words.test(event)),
    );
    expect(
      at,
      `${String(words)} after row ${after} of:\n${timeline.map(({ event }) => event).join('\n')}`,
    ).toBeGreaterThan(after);
    after = at;
  }
}

/** Items of the section whose title holds the words. */
export function itemsUnder(sections: readonly DocumentSection[], words: string): string[] {
  return partsUnder(sections, words)[0]?.items ?? [];
}

export function paragraphsUnder(sections: readonly DocumentSection[], words: string): string[] {
  return partsUnder(sections, words)[0]?.paragraphs ?? [];
}

export function tablesUnder(sections: readonly DocumentSection[], words: string): DocumentTable[] {
  return partsUnder(sections, words)[0]?.tables ?? [];
}

export function labelsIn(text: string): string[] {
  return text.match(/E-\d{3,}/g) ?? [];
}

function inTokyo(time: string): number {
  const atMs = Date.parse(`${time.replace(' ', 'T')}+09:00`);
  if (Number.isNaN(atMs)) throw new Error(`no time: ${time}`);
  return atMs;
}
