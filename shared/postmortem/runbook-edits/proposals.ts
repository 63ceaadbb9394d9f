/**
 * What the incident says about its runbook: steps that failed, were passed over, were not possible here or were contradicted, and
 * commands that the reader knows how to mend. Each names the place it would change and the rows that it comes from.
 */
import { causeActionId, itemsOf, type RunbookItem, stepTitle } from '../../incident/runbook-items.ts';
import type { IncidentState, ItemRecord } from '../../incident/state.ts';
import { isShellLanguage, isSqlLanguage } from '../../runbook/commands/languages.ts';
import type { Runbook, Step } from '../../runbook/model.ts';
import { alternativeIn } from '../../runbook/steps.ts';
import { cleanText } from '../nodes.ts';
import { type LineChange, linesOf } from './line-change.ts';

export const editKinds = ['failed', 'skipped', 'notPossible', 'contradicts', 'mended'] as const;
export type EditKind = (typeof editKinds)[number];

export type RunbookEdit = {
  /** Stays the same while the record grows: kind, runbook and place. */
  name: string;
  kind: EditKind;
  /** 1-based, in the file as it was read. */
  line: number;
  /** The step or the item, as the runbook calls it. */
  subject: string;
  reason: string | null;
  /** What a command would read instead; null for a note. */
  becomes: string | null;
  /** Rows that it comes from; none where the runbook alone tells. */
  eventIds: string[];
  evidenceIds: string[];
  /** Null where only a person can say where it belongs. */
  change: LineChange | null;
};

/** Words of a note that goes into the runbook; `reason` is a person's own. */
export type NoteWords = (kind: Exclude<EditKind, 'mended'>, reason: string | null) => string;

type Input = {
  state: Pick<IncidentState, 'items' | 'commandsDone' | 'runbook' | 'activePatterns'>;
  runbook: Runbook;
  source: string;
  /** Rows that were neither struck nor undone. */
  countedIds: ReadonlySet<string>;
  note: NoteWords;
};

export function proposeRunbookEdits(input: Input): RunbookEdit[] {
  const places = placesOf(input.runbook);
  const lines = linesOf(input.source).map(({ words }) => words);
  return [
    ...fromItems(input, places, lines),
    ...fromCommands(input, places, lines),
    ...mendedCommands(input, lines),
  ].sort((one, other) => one.line - other.line);
}

const telling: ReadonlySet<ItemRecord['state']> = new Set(['failed', 'skipped', 'notPossible', 'contradicts']);

type Place = { line: number; subject: string; step: Step | null; isRow: boolean };

/** Ticked symptoms and criteria of a rollback say how things are, not how the runbook did. */
function fromItems({ state, countedIds, note }: Input, places: ReadonlyMap<string, Place>, lines: readonly string[]) {
  return Object.values(state.items).flatMap((record): RunbookEdit[] => {
    const { item, list, state: how, reason, eventId, verifiedBy = [] } = record;
    const place = places.get(item.id);
    if (place === undefined || list === 'symptom' || !telling.has(how) || !countedIds.has(eventId)) return [];
    const kind = how as Exclude<EditKind, 'mended'>;
    return [
      {
        name: nameOf(kind, state, item.id),
        kind,
        line: place.line,
        subject: place.subject,
        reason,
        becomes: null,
        eventIds: [eventId],
        evidenceIds: verifiedBy,
        change: noteAt(place, lines, note(kind, reason), note(kind, null)),
      },
    ];
  });
}

/** Commands that a person ran as the runbook has them, and that failed; a step that was marked itself says it already. */
function fromCommands(
  { state, countedIds, note }: Input,
  places: ReadonlyMap<string, Place>,
  lines: readonly string[],
) {
  const failed = state.commandsDone.filter(({ outcome, eventId }) => outcome === 'failed' && countedIds.has(eventId));
  const bySteps = Map.groupBy(failed, ({ command }) => command.id.replace(/\/command-\d+$/u, ''));
  return [...bySteps].flatMap(([stepId, done]): RunbookEdit[] => {
    const place = places.get(stepId);
    const marked = state.items[stepId];
    const last = done.at(-1);
    if (place === undefined || last === undefined || (marked !== undefined && telling.has(marked.state))) return [];
    return [
      {
        name: nameOf('failed', state, stepId),
        kind: 'failed',
        line: place.line,
        subject: place.subject,
        reason: last.note,
        becomes: null,
        eventIds: done.map(({ eventId }) => eventId),
        evidenceIds: [],
        change: noteAt(place, lines, note('failed', last.note), note('failed', null)),
      },
    ];
  });
}

/** What is wrong in the commands of the patterns in hand, and can be put right word for word. */
function mendedCommands({ state, runbook }: Input, lines: readonly string[]): RunbookEdit[] {
  const active = new Set(state.activePatterns.map(({ pattern }) => pattern.id));
  const wrong = new Set(
    runbook.diagnostics.filter(({ severity }) => severity !== 'info').map(({ code, line }) => `${line} ${code}`),
  );
  const steps = runbook.patterns
    .filter(({ id }) => active.has(id))
    .flatMap(({ procedures }) => procedures.flatMap((procedure) => procedure.steps));
  return steps.flatMap((step) =>
    step.commands.flatMap(({ id, line, text, substitute }): RunbookEdit[] => {
      if (substitute === null || !wrong.has(`${line} ${substitute.code}`)) return [];
      const stands = (lines[line - 1] ?? '').split(text).length === 2;
      return [
        {
          name: nameOf('mended', state, id),
          kind: 'mended',
          line,
          subject: stepTitle(step),
          reason: null,
          becomes: substitute.text,
          eventIds: [],
          evidenceIds: [],
          change: stands ? { kind: 'replace', line, from: text, to: substitute.text } : null,
        },
      ];
    }),
  );
}

function nameOf(kind: EditKind, { runbook }: Pick<IncidentState, 'runbook'>, id: string): string {
  return `${kind}:${(runbook?.hash ?? '').slice(0, 12)}:${id}`;
}

/**
 * A step has a comment under its title, an item more words, a row of a table more in its last cell. Words that would make the
 * comment another way of doing the step are left out of it.
 */
function noteAt(
  { line, step, isRow }: Place,
  lines: readonly string[],
  full: string,
  short: string,
): LineChange | null {
  const source = lines[line - 1];
  if (source === undefined) return null;
  if (step === null) {
    const cell = isRow || source.trimStart().startsWith('|');
    return { kind: 'append', line: cell ? line : lastLineOf(line, lines), text: ` (${cleanText(full)})`, cell };
  }
  const language = step.commands[0]?.language ?? null;
  const mark = isSqlLanguage(language) ? '--' : isShellLanguage(language) ? '#' : null;
  const said = [full, short].map(cleanText).find((words) => alternativeIn(words) === null);
  if (mark === null || said === undefined) return null;
  const indent = /^[ \t]*/u.exec(source)?.[0] ?? '';
  const opensCode = /^\s*(?:[-*+]\s+|\d+[.)]\s+)*(?:`{3,}|~{3,})/u.test(source);
  const where = opensCode || source.trimStart().startsWith(mark) ? 'after' : 'before';
  return { kind: 'insert', line, where, indent, text: `${mark} ${said}` };
}

/** Words of an item may go on in the lines below it. */
function lastLineOf(line: number, lines: readonly string[]): number {
  let last = line;
  while (/^[ \t]*(?![ \t]|[-*+>|#]|\d+[.)]|`{3}|~{3})\S/u.test(lines[last] ?? '')) last += 1;
  return last;
}

function placesOf(runbook: Runbook): Map<string, Place> {
  const judged = new Set(runbook.rollbackRules.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  const known = new Map<string, RunbookItem>([...itemsOf(runbook)].map((item) => [item.id, item]));
  const places = new Map<string, Place>();
  const add = (id: string, line: number, step: Step | null, isRow = false) => {
    const item = known.get(id);
    if (item !== undefined && !judged.has(id)) places.set(id, { line, subject: item.text, step, isRow });
  };
  for (const { id, line } of [...runbook.preparation, ...runbook.recoveryChecklist]) add(id, line, null);
  for (const { causes, procedures } of runbook.patterns) {
    for (const { id, line } of causes) add(causeActionId(id), line, null, true);
    for (const { steps, items } of procedures) {
      for (const step of steps) add(step.id, step.line, step);
      for (const { id, line } of items) add(id, line, null);
    }
  }
  return places;
}
