/** What the body leaves out: every row in UTC, the evidence, the checks that were run, and the runbook with its findings. */
import { isEnteredLater } from '../text/describe-event.ts';
import { dictionaryOf } from '../text/dictionary.ts';
import { numberText } from '../text/figures.ts';
import { dateTimeText } from '../text/wall-clock.ts';
import { firstNoticeBlocks } from './first-notice.ts';
import { type Block, code, heading, list, paragraph, table } from './nodes.ts';
import { cellsOf } from './response.ts';
import { resultBlocks } from './result-blocks.ts';
import { placesOf } from './runbook-findings.ts';
import { runbookPatchBlocks } from './runbook-learns.ts';
import { isSetAside, type Scene } from './scene.ts';

export function annexBlocks(scene: Scene): Block[] {
  const { annexes } = scene.text;
  return [
    heading(2, annexes.record),
    recordTable(scene),
    ...fingerprint(scene),
    ...firstNoticeBlocks(scene),
    heading(2, annexes.evidence),
    evidenceTable(scene),
    ...resultBlocks(scene),
    heading(2, annexes.commands),
    checkTable(scene),
    heading(2, annexes.runbook),
    ...runbookBlocks(scene),
    ...runbookPatchBlocks(scene),
  ];
}

function recordTable(scene: Scene): Block {
  const { annexes, response } = scene.text;
  if (scene.countedRows.length === 0) return paragraph(response.noRows);
  return table(
    annexes.recordHead,
    scene.countedRows.map((row) => [
      scene.rowLabelOf(row.eventId) ?? '–',
      inUtc(row.happenedAtMs),
      isEnteredLater(row) ? inUtc(row.recordedAtMs) : '–',
      ...cellsOf(row, scene, isSetAside(row, scene) ? [annexes.setAside] : []),
    ]),
  );
}

/** By which anyone can tell whether a record that they are shown is the one that this document was made of. */
function fingerprint({ chains, text: { annexes } }: Scene): Block[] {
  if (chains.length === 0) return [];
  const entries = chains.map(({ events, hash }, index) => annexes.chain(String(index + 1), numberText(events), hash));
  return [paragraph(annexes.fingerprint), ...list(entries)];
}

function evidenceTable({ state, text }: Scene): Block {
  const { annexes } = text;
  if (state.evidence.length === 0) return paragraph(annexes.noEvidence);
  return table(
    annexes.evidenceHead,
    state.evidence.map(({ label, title, happenedAtMs, wholeBytes, wholeHash }) => [
      label,
      [code(title)],
      inUtc(happenedAtMs),
      numberText(wholeBytes),
      wholeHash,
    ]),
  );
}

function checkTable({ checks, text, language, cite }: Scene): Block {
  const { annexes } = text;
  if (checks.length === 0) return paragraph(annexes.noCommands);
  const runs = Map.groupBy(checks, ({ target }) => target);
  const { levels } = dictionaryOf(language).common;
  return table(
    annexes.commandHead,
    [...runs].map(([target, of]) => {
      const last = of.at(-1);
      const evidenceId = last?.evidenceId ?? null;
      return [
        [code(target)],
        numberText(of.length),
        levels[last?.level ?? 'unknown'],
        cite(evidenceId ? [evidenceId] : []),
      ];
    }),
  );
}

function runbookBlocks({ state, runbook, text, language }: Scene): Block[] {
  const { annexes } = text;
  if (state.runbook === null) return [paragraph(annexes.noRunbook)];
  const pinned = paragraph(annexes.runbookPinned(state.runbook.title, state.runbook.hash));
  const findings = runbook?.diagnostics ?? [];
  if (findings.length === 0) return [pinned, paragraph(annexes.noFindings)];
  return [
    pinned,
    table(
      annexes.runbookHead,
      [...placesOf(findings, language)].map(([message, lines]) => [lines.join(', '), message]),
    ),
  ];
}

function inUtc(atMs: number): string {
  return dateTimeText(atMs, 'UTC');
}
