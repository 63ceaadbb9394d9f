/** What the incident proposes for the runbook: in the section of actions with what became of each, and in the annex as a diff. */
import { numberText } from '../text/figures.ts';
import { type Block, code, heading, paragraph, quotedText, table } from './nodes.ts';
import { spare } from './pages/spare.ts';
import { type EditedRunbook, editedRunbook } from './runbook-edits/edited-runbook.ts';
import { proposeRunbookEdits, type RunbookEdit } from './runbook-edits/proposals.ts';
import type { Scene } from './scene.ts';

/** A page of the annex; the patch as a file has all of it. */
const printedPatchLines = 120;
/** In the body, where the document is read in three pages. */
const printedEdits = 8;

/** None where the incident had no runbook, or its file is not at hand. */
export function runbookEditsOf(scene: Scene): RunbookEdit[] {
  const { state, runbook, runbookFile, countedIds, number } = scene;
  if (runbook === null || runbookFile == null) return [];
  const { note } = scene.text.runbookEdits;
  const day = scene.at(state.milestones.declared?.atMs ?? scene.nowMs).slice(0, 10);
  return proposeRunbookEdits({
    state,
    runbook,
    source: runbookFile.source,
    countedIds,
    note: (kind, reason) => note(day, String(number), kind, reason),
  });
}

/** The runbook as it would read with some of the edits. */
export function withEdits({ runbookFile }: Pick<Scene, 'runbookFile'>, edits: readonly RunbookEdit[]): EditedRunbook {
  if (runbookFile == null) return { markdown: '', patch: '' };
  return editedRunbook(runbookFile.name, runbookFile.source, edits);
}

/** Nothing where nothing is proposed. */
export function runbookEditBlocks(scene: Scene): Block[] {
  const { text, state, cite } = scene;
  const words = text.runbookEdits;
  const edits = runbookEditsOf(scene);
  if (edits.length === 0) return [];
  const shown = edits.slice(0, printedEdits);
  return [
    heading(3, words.title),
    spare(
      table(
        words.head,
        shown.map(({ name, kind, line, subject, reason, becomes, eventIds, evidenceIds }) => {
          const decided = Object.hasOwn(state.review.runbookEdits, name) ? state.review.runbookEdits[name] : undefined;
          const said = decided === undefined ? words.undecided : words.states[decided.state];
          return [
            words.line(String(line)),
            subject,
            becomes === null ? words.kinds[kind](reason) : [words.kinds[kind](null), ' ', code(becomes)],
            decided?.reason ? text.cited(said, decided.reason) : said,
            eventIds.length > 0 ? cite(evidenceIds, eventIds) : words.line(String(line)),
          ];
        }),
      ),
      { of: 'runbookEdits', keeps: [2, 1, 0] },
    ),
    ...(edits.length > shown.length ? [paragraph(words.more(String(edits.length - shown.length)))] : []),
  ];
}

/** The diff of all that was not declined, as far as a page of the annex goes. */
export function runbookPatchBlocks(scene: Scene): Block[] {
  const words = scene.text.runbookEdits;
  const { runbookEdits } = scene.state.review;
  const kept = runbookEditsOf(scene).filter(({ name }) => runbookEdits[name]?.state !== 'declined');
  const { patch } = withEdits(scene, kept);
  if (patch === '') return [];
  const lines = patch.split('\n');
  const more = lines.length - printedPatchLines;
  return [
    paragraph(words.patch),
    { ...quotedText(lines.slice(0, printedPatchLines).join('\n')), lang: 'diff' },
    ...(more > 0 ? [paragraph(words.morePatch(numberText(more)))] : []),
  ];
}
