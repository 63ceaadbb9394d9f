import { describe, expect, it } from 'vitest';
import { type Comparable, rankSimilar } from '../../../shared/similar/rank-similar.ts';
import type { Trait } from '../../../shared/similar/trait.ts';

const reading = (sign: string): Trait => ({
  kind: 'reading',
  sign,
  reading: { kind: 'cpu', hostname: 'web-1', usedPercent: 99 },
  level: 'critical',
});
const asked: Trait[] = [
  { kind: 'pattern', text: 'サーバーが起動しない' },
  reading('http/refused'),
  { kind: 'signature', text: 'config error' },
  reading('process/absent'),
  { kind: 'cause', text: '設定ミス' },
];
const other = (name: string, traits: string[], declaredAtMs = 0, drill = false): Comparable & { name: string } => ({
  name,
  traits,
  declaredAtMs,
  drill,
});
const names = (ranked: { incident: { name: string } }[]) => ranked.map(({ incident }) => incident.name);

describe('incidents that look alike', () => {
  it('stand by how much they have in common, the newer first of equals', () => {
    const others = [
      other('pattern', ['pattern:サーバーが起動しない'], 9),
      other('old cause', ['cause:設定ミス'], 1),
      other('new cause', ['cause:設定ミス'], 2),
      other('mark and readings', ['signature:config error', 'reading:http/refused', 'reading:process/absent'], 0),
      other('nothing', ['cause:メモリ不足', 'pattern:レスポンスが遅い'], 99),
    ];
    expect(rankSimilar(asked, false, others).map(({ incident, score }) => [incident.name, score])).toEqual([
      ['new cause', 6],
      ['old cause', 6],
      ['mark and readings', 6],
      ['pattern', 3],
    ]);
  });

  it('are no more than five, and one reading in common is none', () => {
    const many = Array.from({ length: 7 }, (_, index) => other(`p${index}`, ['pattern:サーバーが起動しない'], index));
    expect(names(rankSimilar(asked, false, many))).toEqual(['p6', 'p5', 'p4', 'p3', 'p2']);
    expect(rankSimilar(asked, false, [other('one', ['reading:http/refused'])])).toEqual([]);
    expect(rankSimilar(asked, false, [other('two', ['reading:http/refused', 'reading:process/absent'])])).toHaveLength(
      1,
    );
    expect(rankSimilar([], false, many)).toEqual([]);
  });

  it('are incidents before drills, and drills before incidents in a drill', () => {
    const others = [
      other('drill', ['cause:設定ミス', 'pattern:サーバーが起動しない'], 5, true),
      other('real', ['pattern:サーバーが起動しない'], 1, false),
    ];
    expect(names(rankSimilar(asked, false, others))).toEqual(['real', 'drill']);
    expect(names(rankSimilar(asked, true, others))).toEqual(['drill', 'real']);
  });

  it('say why, in the words of the one that asks, the strongest reason first', () => {
    const traits = [
      'reading:http/refused',
      'pattern:サーバーが起動しない',
      'cause:設定ミス',
      'signature:pool exhausted',
    ];
    const [ranked] = rankSimilar(asked, false, [other('one', traits)]);
    expect(ranked?.reasons).toEqual([asked[4], asked[0], asked[1]]);
  });
});
