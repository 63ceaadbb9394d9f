/**
 * Every sentence that the draft writes by itself cites what exists, says that something is not filled in, or is one of the few that
 * no incident changes. Walked over random incidents, in the exported Markdown, as any reader would.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { itemsOf } from '../../../shared/incident/runbook-items.ts';
import { editedBlocks } from '../../../shared/postmortem/edited-section.ts';
import type { Runbook } from '../../../shared/runbook/model.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { database, http } from '../diagnosis/readings.ts';
import { parse, sectionsOf } from './document.ts';
import { bakery, outage } from './outage.ts';

const source = readFileSync(join(import.meta.dirname, '../../../runbooks/todo-api.ja.md'), 'utf8');
const runbook = parseRunbook(source);

/** Of the form of the document, and of what the record does not hold: the same in every incident. */
const fixed = [
  /^外形監視の計測値はない$/u,
  /^外形監視のチェックは行っていない$/u,
  /^影響の大きさは計測できていない$/u,
  /^異常を読み取ったチェックはない$/u,
  /^記録された判断はない$/u,
  /^タイムラインに行がない$/u,
  /^本文に載せた行はない$/u,
  /^なし$/u,
  /^変化のないチェックなど \d+件は付録に載せた$/u,
  /^本文には要点だけを載せた$/u,
  /^ほかの(?:判断|修正案)? ?\d+件は付録[AD]/u,
  /^取り消された \d+件は載せていない$/u,
  /^回数はチェックの実行回数$|^失敗は接続拒否、|^緊急と警告の時間は、同じレベル/u,
  /^種別: 再発防止 \/ 検知 \/ 影響軽減 \/ 手順整備 \/ 横展開$/u,
  /^【提案】はメモの TODO、|^採否は未定$/u,
  /^速報の目安 .+、確報の期限 .+$|^報告の要否は法務の判断による$/u,
  /^なぜの答えは|^一つの答えに複数の「なぜ」|^人の注意ではなく、/u,
  /^緊急実行で後に残したもの:$/u,
  /^記入内容: /u,
];

const cited = /(?<![\w-])[ER]-[A-Z]{0,3}\d{3,}/gu;
const runbookLine = /Runbook (\d+)(?:, \d+)*行/u;

type Sentence = { section: string; text: string };

function sentencesOf(markdown: string): Sentence[] {
  const sections = sectionsOf(parse(markdown).children, 2).filter(({ title }) => title !== '' && !/^付録/u.test(title));
  return sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block) => {
      // A row or an item is one statement, whatever it quotes; a paragraph may hold several.
      const texts = block.type === 'paragraph' ? textOf(block).split('。') : textsOf(block);
      return texts
        .map((text) => ({ section: title, text: text.trim().replace(/。$/u, '') }))
        .filter(({ text }) => text !== '');
    }),
  );
}

/** Paragraphs, items with what stands under them, and rows of tables but for their head. Headings and quotations are no sentences. */
function textsOf(block: RootContent): string[] {
  switch (block.type) {
    case 'paragraph':
      return [textOf(block)];
    case 'list':
      return block.children.map((item) => item.children.map((child) => textOf(child)).join(' '));
    case 'table':
      return block.children.slice(1).map((row) => row.children.map((cell) => textOf(cell)).join(' | '));
    default:
      return [];
  }
}

function uncited(sentences: readonly Sentence[]): Sentence[] {
  return sentences.filter(
    ({ text }) =>
      text.match(cited) === null &&
      !runbookLine.test(text) &&
      !text.includes('未記入') &&
      !fixed.some((known) => known.test(text)),
  );
}

type Story = ReturnType<typeof outage>;
const said = fc.constantFrom('窯が冷たい', 'DBを見る', 'TODO: 監視を足す', 'a | b', '<b>x</b>', '絵文字🔥');
const reading = fc.constantFrom<Reading>(
  http('/readyz', 'refused'),
  http('/readyz', 200),
  http('/bread', 503),
  database('refused'),
  database('answered'),
  { kind: 'deployment', version: 'v2', atMs: Date.UTC(2026, 10, 23, 17, 50, 0) },
);
const minutes = fc.integer({ min: 0, max: 90 });
const items = [...itemsOf(runbook)];
const basedOn = null;

const append = (event: (at: number) => Omit<NewEvent, 'happenedAtMs'>) => (at: number) => (story: Story) =>
  void story.record.append({ ...event(at), happenedAtMs: story.at(at) } as NewEvent);

/** One thing that happens in an incident, `at` minutes after declaring. */
const happening: fc.Arbitrary<(story: Story) => void> = fc.oneof(
  fc.record({ at: minutes, reading, level: fc.constantFrom('critical', 'normal', 'warning') }).map(
    ({ at, reading: read, level }) =>
      (story: Story) =>
        void story.check(
          at,
          `check ${read.kind}`,
          [{ reading: read, level: level as 'critical' }],
          level as 'critical',
        ),
  ),
  fc.record({ at: minutes, text: said, later: minutes }).map(
    ({ at, text, later }) =>
      (story: Story) =>
        void story.note(at, text, at + later),
  ),
  fc
    .record({
      at: minutes,
      milestone: fc.constantFrom('began', 'detected', 'responseBegan', 'mitigated', 'recovered'),
      source: fc.constantFrom('responder', 'alert', 'verification'),
    })
    .map(
      ({ at, milestone, source: from }) =>
        (story: Story) =>
          void story.milestone(milestone as 'began', at, from as 'alert'),
    ),
  fc
    .record({
      at: minutes,
      text: said,
      state: fc.constantFrom('confirmed', 'suspected', 'ruledOut', 'open'),
      evidence: fc.subarray(['evidence-1', 'evidence-2', 'evidence-99']),
      reason: fc.constantFrom('', '導通あり'),
    })
    .map(
      ({ at, text, state, evidence, reason }) =>
        (story: Story) =>
          void story.cause(at, text, state as 'open', evidence, reason),
    ),
  fc
    .record({
      at: minutes,
      item: fc.constantFrom(...items),
      state: fc.constantFrom('ok', 'warn', 'failed', 'skipped', 'notPossible', 'contradicts'),
      reason: fc.option(said),
    })
    .chain(({ at, item: { id, key, text, list }, state, reason }) => {
      const payload = { item: { runbookHash: '', id, key }, list, text, state: state as 'ok', reason, basedOn };
      return fc.constant(append(() => ({ kind: 'itemSet', payload }))(at));
    }),
  fc.record({ at: minutes, pattern: fc.constantFrom(...runbook.patterns) }).map(({ at, pattern }) => {
    const ref = { runbookHash: '', id: pattern.id, key: pattern.key };
    const payload = { pattern: ref, number: pattern.number, title: pattern.title, active: true, basedOn };
    return append(() => ({ kind: 'patternSet', payload }))(at);
  }),
  fc
    .record({
      at: minutes,
      fact: fc.constantFrom('usersAffected', 'requestsFailed', 'enquiries'),
      value: fc.option(said),
    })
    .map(({ at, fact, value }) =>
      append(() => ({ kind: 'factSet', payload: { fact: fact as 'enquiries', value, basedOn } }))(at),
    ),
  fc
    .record({ at: minutes, severity: fc.constantFrom(1, 2, null) })
    .map(({ at, severity }) =>
      append(() => ({ kind: 'severitySet', payload: { severity: severity as 1, basedOn } }))(at),
    ),
  minutes.map(append(() => ({ kind: 'detectionSet', payload: { detection: { how: 'alert', tool: null }, basedOn } }))),
  minutes.map(
    append((at) => ({
      kind: 'leakSuspicionSet',
      payload: { suspected: at % 2 === 0, cause: 'ordinary', knownAtMs: at * 60_000, basedOn },
    })),
  ),
  minutes.map(
    append(() => ({ kind: 'clockOffsetMeasured', payload: { target: 'http://10.0.0.9:7000', offsetMs: -61_000 } })),
  ),
  minutes.map(
    append((at) => ({
      kind: 'rollbackDecided',
      payload: { decision: at % 2 === 0 ? 'rollBack' : 'doNot', reason: 'デプロイなし', readings: [] },
    })),
  ),
  minutes.map(
    append(() => ({ kind: 'environmentChanged', payload: { environment: { ...bakery, id: 'env-2' }, basedOn } })),
  ),
  minutes.map(
    append(() => ({
      kind: 'incidentRelated',
      payload: { relation: 'recurrenceOf', incidentId: 'earlier', title: '前回', declaredAtMs: 0 },
    })),
  ),
  fc
    .record({ nth: fc.nat(40), kind: fc.constantFrom('starSet', 'struck', 'undone', 'rowChosen') })
    .map(({ nth, kind }) => (story: Story) => {
      const target = story.record.events[nth % story.record.events.length];
      if (target === undefined || target.kind === 'opened') return;
      const payloads = {
        starSet: { target: target.id, starred: true },
        struck: { target: target.id, reason: '勘違い' },
        undone: { target: target.id },
        rowChosen: { target: target.id, inDocument: nth % 2 === 0 },
      };
      story.record.append({
        kind: kind as 'undone',
        happenedAtMs: story.at(95),
        payload: payloads[kind as 'undone'],
      });
    }),
);

function walk(story: Story, using: Runbook | null) {
  const extras = {
    runbookFile: { name: 'todo-api.ja.md', source },
    pastActions: [
      { label: 'A-1', text: '種火を二重にする', owner: null, due: null, incidentNumber: 7, incidentTitle: '前回' },
    ],
  };
  const { draft, markdown } = story.draft(using, [], extras);
  return { draft, markdown, sentences: sentencesOf(markdown) };
}

describe('what the draft says by itself', () => {
  it('cites what exists, in every sentence of random incidents', () => {
    const whole = fc.record({
      happenings: fc.array(happening, { maxLength: 60 }),
      alert: fc.option(said),
      drill: fc.boolean(),
      bound: fc.boolean(),
    });
    fc.assert(
      fc.property(whole, ({ happenings, alert, drill, bound }) => {
        const story = outage({ alert, drill, ...(bound ? {} : { runbook: null }) });
        for (const happens of happenings) happens(story);
        const { sentences, markdown } = walk(story, bound ? runbook : null);
        expect(uncited(sentences)).toEqual([]);
        const labels = new Set(story.record.state().evidence.map(({ label }) => label));
        const rows = story.record.events.length;
        for (const label of markdown.match(cited) ?? []) {
          const exists = label.startsWith('E-') ? labels.has(label) : Number(label.slice(2)) <= rows;
          expect(exists, label).toBe(true);
        }
        const lines = source.split('\n').length;
        for (const { text } of sentences) {
          const line = runbookLine.exec(text)?.[1];
          if (line !== undefined) expect(Number(line)).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('is looked at: a sentence without a citation is found', () => {
    const blocks = editedBlocks('窯は冷たかった。\n\n- 原因は断線 (E-001)\n- 未記入: 契機', 'cause');
    const sentences = blocks.flatMap(textsOf).map((text) => ({ section: 'x', text }));
    expect(uncited(sentences).map(({ text }) => text)).toEqual(['窯は冷たかった。']);
  });

  it('of an incident with nothing but a declaration is the declaration, and blanks', () => {
    const { sentences } = walk(outage({ runbook: null, environment: null }), null);
    const facts = sentences.filter(({ text }) => !text.includes('未記入') && !fixed.some((known) => known.test(text)));
    expect(facts).toEqual([
      { section: '1. 発生日時', text: '宣言 | 2026-11-24 03:02:10 | 2026-11-23 18:02:10 | 宣言 | R-001' },
      { section: '2. 検知方法', text: '宣言: 2026-11-24 03:02:10 (Sato、R-001)' },
      { section: '5. 対応内容', text: '2026-11-24 03:02:10 | 宣言: 注文できない | 節目 | Sato | R-001' },
    ]);
    expect(sentences.filter(({ section }) => section === '要約').map(({ text }) => text)).toEqual([
      '対象サービス (未記入) の障害は 2026-11-24 03:02:10 に宣言された (R-001)',
      '発生時刻と復旧時刻は未記入',
      '外形監視の計測値はない',
      '根本原因は未記入',
    ]);
  });
});
