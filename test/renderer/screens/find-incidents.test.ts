import { describe, expect, test } from 'vitest';
import { type ArchiveKind, findIncidents, untilRecoveredMs } from '../../../renderer/screens/archive/find-incidents.ts';
import type { FoundPassage } from '../../../shared/contract/search-contract.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { parseSearchQuery } from '../../../shared/search/search-query.ts';

function incident(number: number, change: Partial<IncidentSummary> = {}): IncidentSummary {
  return {
    incidentId: `i${number}`,
    number,
    title: 'Untitled',
    status: 'closed',
    drill: false,
    severity: null,
    environmentName: null,
    environmentKind: null,
    service: null,
    zone: 'Asia/Tokyo',
    declaredAtMs: number * 1_000,
    detectedAtMs: null,
    recoveredAtMs: null,
    patternNumbers: [],
    patternTitles: [],
    eventCount: 1,
    lastHappenedAtMs: number * 1_000,
    exported: false,
    documentStatus: 'draft',
    causes: [],
    owners: [],
    ...change,
  };
}

const foundIn = (summaries: readonly IncidentSummary[], kind: ArchiveKind, typed: string): IncidentSummary[] =>
  findIncidents(summaries, { kind, parts: parseSearchQuery(typed), order: 'newest', passages: [] }).map(
    ({ summary }) => summary,
  );
const numbersOf = (found: readonly IncidentSummary[]): number[] => found.map(({ number }) => number);

describe('finding past incidents', () => {
  test('newest first, and the order of the input is left alone', () => {
    const summaries = [incident(1), incident(3), incident(2)];
    expect(numbersOf(foundIn(summaries, 'all', ''))).toEqual([3, 2, 1]);
    expect(numbersOf(summaries)).toEqual([1, 3, 2]);
  });

  test('by kind: a drill may be open or closed', () => {
    const summaries = [incident(1, { status: 'open' }), incident(2), incident(3, { drill: true, status: 'open' })];
    expect(numbersOf(foundIn(summaries, 'open', ''))).toEqual([3, 1]);
    expect(numbersOf(foundIn(summaries, 'closed', ''))).toEqual([2]);
    expect(numbersOf(foundIn(summaries, 'drill', ''))).toEqual([3]);
  });

  test.each([
    ['決済', [2]],
    ['けっさい', []],
    ['ＤＢ', [1]],
    ['db 本番', [1]],
    ['本番', [2, 1]],
    ['受注', [2]],
    ['遅い', [1]],
    ['#2', [2]],
    ['　#1　', [1]],
  ])('by words in any width and case: %s', (query, expected) => {
    const summaries = [
      incident(1, { title: 'dbに接続できない', environmentName: '本番', patternTitles: ['応答が遅い'] }),
      incident(2, { title: '決済が失敗', environmentName: '本番 東京', service: '受注API' }),
    ];
    expect(numbersOf(foundIn(summaries, 'all', query))).toEqual(expected);
  });

  test('a number with its mark is that number alone', () => {
    const summaries = [incident(1), incident(12), incident(21, { title: 'like #1' })];
    expect(numbersOf(foundIn(summaries, 'all', '#1'))).toEqual([1]);
  });
});

describe('what the record holds', () => {
  const passage = (incidentId: string): FoundPassage => ({
    incidentId,
    eventId: `e-${incidentId}`,
    kind: 'noteAdded',
    happenedAtMs: 1,
    inOutput: false,
    passage: [],
  });
  const asked = { kind: 'all', parts: parseSearchQuery('枯渇'), passages: [passage('i1'), passage('i3')] } as const;
  const summaries = [incident(1), incident(2, { title: '枯渇' }), incident(3), incident(4)];

  test('brings in incidents whose line does not hold the words, with their passages', () => {
    const found = findIncidents(summaries, { ...asked, order: 'newest' });
    expect(found.map(({ summary, passages }) => [summary.number, passages.length])).toEqual([
      [3, 1],
      [2, 0],
      [1, 1],
    ]);
  });

  test('stands by the best passage where that is asked for', () => {
    expect(numbersOf(findIncidents(summaries, { ...asked, order: 'best' }).map(({ summary }) => summary))).toEqual([
      1, 3, 2,
    ]);
  });
});

describe('time until recovered', () => {
  test('counts from detected, from declared where that is unknown, and is unknown before recovery', () => {
    expect(untilRecoveredMs(incident(5, { detectedAtMs: 2_000, recoveredAtMs: 9_000 }))).toBe(7_000);
    expect(untilRecoveredMs(incident(5, { recoveredAtMs: 9_000 }))).toBe(4_000);
    expect(untilRecoveredMs(incident(5, { detectedAtMs: 2_000 }))).toBeNull();
  });
});
