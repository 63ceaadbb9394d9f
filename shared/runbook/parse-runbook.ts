/** A runbook's file to the model. Whatever is in the file, the answer is a model with diagnostics. */
import type { RootContent } from 'mdast';
import { append } from './append.ts';
import { appendixOf } from './appendix.ts';
import { changesOf } from './changelog.ts';
import { logColumns, metricColumns } from './column-words.ts';
import { contactsOf } from './contacts.ts';
import { decodeText } from './decode-text.ts';
import { collectFindings, type Findings } from './diagnostics.ts';
import { type Document, documentOf } from './document.ts';
import { escalationRulesOf } from './escalation.ts';
import { faqOf } from './faq.ts';
import { checklistOf } from './lists.ts';
import { logsOf } from './log-places.ts';
import { plainText, readBlocks } from './markdown.ts';
import { metricsOf } from './metrics.ts';
import type { Runbook } from './model.ts';
import { allBlocks, type Section } from './outline.ts';
import { patternsOf } from './patterns.ts';
import { postmortemDueOf, postmortemSectionsOf, sentencesOf } from './postmortem.ts';
import { preparationCheckOf } from './preparation.ts';
import { reviewRunbook } from './review.ts';
import { compareRollbackRules, rollbackRulesOfFaq, rollbackRulesOfPatterns } from './rollback-rules.ts';
import type { Part } from './sections.ts';
import { sourceOf } from './source-text.ts';
import { columnsOf } from './tables.ts';
import { keyOf } from './wording.ts';

/**
 * Reads a runbook written in the dialect of `docs/runbook-format.md`. Never throws: what cannot be read is said in
 * `diagnostics`, and nothing recognisable is dropped.
 */
export function parseRunbook(input: Uint8Array | string): Runbook {
  const findings = collectFindings();
  const { text, code } = decodeText(input);
  if (code) findings.add(code, { line: 1, column: 1 });
  if (text === '') return { ...emptyRunbook(), diagnostics: findings.list() };
  const blocks = readBlocks(text, (limit, line) => findings.add(limit, { line, column: 1 }));
  const runbook = readDocument(documentOf(blocks), text.split(/\r\n|\n|\r/u), findings);
  return { ...runbook, diagnostics: findings.list() };
}

function emptyRunbook(): Runbook {
  return {
    title: null,
    overview: null,
    contacts: [],
    escalation: [],
    preparation: [],
    patterns: [],
    metrics: [],
    rollbackRules: [],
    logs: [],
    recoveryChecklist: [],
    postmortemDueMinutes: null,
    postmortemSections: [],
    faq: [],
    appendix: [],
    changelog: [],
    other: [],
    diagnostics: [],
  };
}

function readDocument({ title, introduction, parts }: Document, lines: readonly string[], findings: Findings): Runbook {
  const runbook: Runbook = { ...emptyRunbook(), title };
  const patterns = patternsOf(sectionsOf(parts, 'pattern'), findings);
  runbook.patterns = patterns;
  const overview = [
    sourceOf(lines, introduction),
    ...sectionsOf(parts, 'overview').map(({ blocks }) => sourceOf(lines, blocks)),
  ];
  runbook.overview = overview.filter((text) => text !== '').join('\n\n') || null;
  runbook.rollbackRules = rollbackRulesOfPatterns(patterns);
  for (const part of parts) {
    const rest = readPart(part, runbook, lines, findings);
    if (part.kind === 'faq') {
      const already = runbook.rollbackRules.filter(({ source }) => source === 'faq').length;
      append(runbook.rollbackRules, rollbackRulesOfFaq(part.section, already));
    }
    keepRest(part, rest, runbook, lines, findings);
  }
  const afterwards = parts.filter(({ kind }) => ['afterRecovery', 'recoveryChecklist', 'postmortem'].includes(kind));
  runbook.postmortemDueMinutes =
    postmortemDueOf(afterwards.flatMap(({ section }) => [section.title, ...sentencesOf(section.blocks)])) ??
    postmortemDueOf(parts.flatMap(({ section }) => sentencesOf(proseOf(section))));
  compareRollbackRules(runbook.rollbackRules, findings);
  const places = {
    contacts: sectionsOf(parts, 'contacts')[0] ?? null,
    escalation: sectionsOf(parts, 'escalation')[0] ?? sectionsOf(parts, 'contacts')[0] ?? null,
  };
  reviewRunbook(runbook, places, findings);
  return runbook;
}

/** Reads a part into the runbook and answers the blocks that it could make nothing of. */
function readPart(
  { kind, section }: Part,
  runbook: Runbook,
  lines: readonly string[],
  findings: Findings,
): RootContent[] {
  const { blocks } = section;
  switch (kind) {
    case 'overview':
    case 'pattern':
      return [];
    case 'contacts':
    case 'escalation':
      return blocks.filter((block) => !readPeople(block, runbook));
    case 'preparation':
      append(
        runbook.preparation,
        itemsOf(blocks, 'preparation', runbook.preparation.length).map((item) => ({
          ...item,
          check: preparationCheckOf(item.text),
        })),
      );
      return blocks.filter(({ type }) => type !== 'list');
    case 'recoveryChecklist':
      append(runbook.recoveryChecklist, itemsOf(blocks, 'recovery', runbook.recoveryChecklist.length));
      return blocks.filter(({ type }) => type !== 'list');
    case 'afterRecovery':
      return readAfterRecovery(blocks, runbook);
    case 'monitoring':
    case 'metrics':
    case 'logs':
      return blocks.filter((block) => !readMonitoring(block, kind, runbook));
    case 'postmortem':
      append(runbook.postmortemSections, listsAmong(blocks).flatMap(postmortemSectionsOf));
      return blocks.filter(({ type }) => type !== 'list');
    case 'faq': {
      const entries = faqOf(section, lines);
      append(runbook.faq, entries);
      return section.children.length > 0 || entries.length === 0 ? blocks : [];
    }
    case 'appendix':
      append(runbook.appendix, appendixOf(section, runbook.appendix.length, lines, findings));
      return [];
    case 'changelog':
      append(runbook.changelog, blocks.flatMap(changesOf));
      return blocks.filter(({ type }) => type !== 'table' && type !== 'list');
    case 'patterns':
    case 'other':
      return blocks;
  }
}

/** A table is of people unless its rows name deadlines; a list is of deadlines. */
function readPeople(block: RootContent, runbook: Runbook): boolean {
  const rules = escalationRulesOf(block);
  if (block.type === 'table' && rules.length * 2 <= block.children.length - 1) {
    append(runbook.contacts, contactsOf(block, runbook.contacts.length));
    return true;
  }
  runbook.escalation.push(
    ...rules.map((rule, index) => ({ id: `escalation-${runbook.escalation.length + index + 1}`, ...rule })),
  );
  return rules.length > 0;
}

function readMonitoring(block: RootContent, kind: 'monitoring' | 'metrics' | 'logs', runbook: Runbook): boolean {
  if (block.type !== 'table') return false;
  const ofMetrics = columnsOf(block, metricColumns).recognised;
  const ofLogs = columnsOf(block, logColumns).recognised;
  if (kind === 'logs' ? ofMetrics <= 2 : ofLogs > ofMetrics) append(runbook.logs, logsOf(block, runbook.logs.length));
  else append(runbook.metrics, metricsOf(block, runbook.metrics.length));
  return true;
}

/** Right under "after recovery", boxes are its checklist and a numbered list says what the postmortem holds. */
function readAfterRecovery(blocks: readonly RootContent[], runbook: Runbook): RootContent[] {
  const lists = listsAmong(blocks);
  const boxes = lists.filter((list) => list.children.some(({ checked }) => typeof checked === 'boolean'));
  append(runbook.recoveryChecklist, itemsOf(boxes, 'recovery', runbook.recoveryChecklist.length));
  return blocks.filter((block) => !boxes.some((list) => list === block));
}

function itemsOf(blocks: readonly RootContent[], name: string, already: number): Runbook['recoveryChecklist'] {
  return checklistOf(blocks).map(({ text, line, column }, index) => ({
    id: `${name}-${already + index + 1}`,
    key: keyOf(text),
    line,
    column,
    text,
  }));
}

/** What was made nothing of stays as reference text. A sentence that only leads to a list ("check these:") does not. */
function keepRest(
  { kind, section }: Part,
  rest: RootContent[],
  runbook: Runbook,
  lines: readonly string[],
  findings: Findings,
): void {
  const isUnknown = kind === 'other';
  const kept = isUnknown ? rest : rest.filter((block) => !isLeadIn(block));
  const text = isUnknown
    ? sourceOf(lines, proseOf(section))
    : kept.map((block) => sourceOf(lines, [block])).join('\n\n');
  if (text === '' && !isUnknown) return;
  const { title, line, column } = section;
  runbook.other.push({ id: `other-${runbook.other.length + 1}`, title, text, line, column });
  findings.add(isUnknown ? 'unrecognised-section' : 'unread-text', { line, column }, { title });
}

function isLeadIn(block: RootContent): boolean {
  return (
    block.type === 'html' ||
    (block.type === 'paragraph' && /[:：、,]$|(?:ください|下さい)[。.:：]?$/u.test(plainText(block)))
  );
}

function proseOf(section: Section): RootContent[] {
  return allBlocks(section).filter((block): block is RootContent => !('blocks' in block));
}

function sectionsOf(parts: readonly Part[], kind: Part['kind']): Section[] {
  return parts.flatMap((part) => (part.kind === kind ? [part.section] : []));
}

function listsAmong(blocks: readonly RootContent[]) {
  return blocks.flatMap((block) => (block.type === 'list' ? [block] : []));
}
