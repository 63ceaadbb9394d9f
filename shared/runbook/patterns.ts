/** One failure pattern: what it looks like, where to look first, what may cause it, and what to do. */
import type { RootContent } from 'mdast';
import { append } from './append.ts';
import { causesOf } from './causes.ts';
import { causeColumns } from './column-words.ts';
import type { Findings } from './diagnostics.ts';
import { entriesOf } from './lists.ts';
import { markedText, type Place, placeOf, plainText } from './markdown.ts';
import type { Cause, Pattern, ProcedureKind, Symptom } from './model.ts';
import type { Section } from './outline.ts';
import { contentOf, procedureOf } from './procedures.ts';
import { signalOf } from './symptoms.ts';
import { columnsOf } from './tables.ts';
import { type PatternPart, patternPartWords } from './vocabulary.ts';
import { byLongestPhrase, byWholePhrase, headingWords, keyOf, splitNumber } from './wording.ts';

const deployment =
  /デプロイ|リリース|配備|ロールアウト|\bdeploy(?:s|ed|ing|ment|ments)?\b|\breleas(?:e|es|ed|ing)\b|\broll-?outs?\b/iu;

export function patternPartOf(title: string): PatternPart | null {
  const words = headingWords(title);
  return byWholePhrase(words, patternPartWords) ?? byLongestPhrase(words, patternPartWords);
}

/** Numbers as written; a pattern without one gets the next that is free, so that references to it can be checked. */
export function patternsOf(sections: readonly Section[], findings: Findings): Pattern[] {
  const headings = sections.map((section) => ({ section, ...splitNumber(section.title) }));
  const written = headings.flatMap(({ number }) => (number === null ? [] : [number]));
  const free = freeNumbers(new Set(written));
  const uses = new Map<number, number>();
  return headings.map(({ section, number: own, rest }) => {
    const number = own ?? free();
    const title = rest;
    if (own === null) findings.add('pattern-without-number', section, { title, number });
    const use = (uses.get(number) ?? 0) + 1;
    uses.set(number, use);
    if (use > 1) findings.add('duplicate-pattern-number', section, { number });
    return patternOf(section, { id: `pattern-${number}${use > 1 ? `-${use}` : ''}`, number, title }, findings);
  });
}

function freeNumbers(taken: Set<number>): () => number {
  let next = 1;
  return () => {
    while (taken.has(next)) next += 1;
    taken.add(next);
    return next;
  };
}

function patternOf(section: Section, name: Pick<Pattern, 'id' | 'number' | 'title'>, findings: Findings): Pattern {
  const { id, title } = name;
  const { line, column } = section;
  const symptoms: Symptom[] = [];
  const causes: Cause[] = [];
  const procedures: Pattern['procedures'] = [];
  const uses = new Map<ProcedureKind, number>();
  const nextId = (kind: ProcedureKind) => {
    const use = (uses.get(kind) ?? 0) + 1;
    uses.set(kind, use);
    return `${id}/${kind}${use > 1 ? `-${use}` : ''}`;
  };

  if (section.blocks.length > 0) {
    const own = nextId('special');
    const content = contentOf(section.blocks, own, findings);
    procedures.push({ id: own, line, column, kind: 'special', title, withinMinutes: null, ...content });
  }
  for (const part of section.children) {
    const kind = patternPartOf(part.title) ?? 'special';
    if (kind === 'symptoms') {
      append(symptoms, symptomsOf(part, id, symptoms.length, findings));
    } else if (kind === 'causes' && part.blocks.some(isCauseTable)) {
      for (const block of part.blocks.filter(isCauseTable)) append(causes, causesOf(block, id, causes.length));
      const rest = { ...part, blocks: part.blocks.filter((block) => !isCauseTable(block)) };
      if (rest.blocks.length + rest.children.length > 0) {
        procedures.push(procedureOf(rest, 'special', nextId('special'), findings));
      }
    } else {
      const procedureKind = kind === 'causes' ? 'special' : kind;
      procedures.push(procedureOf(part, procedureKind, nextId(procedureKind), findings));
    }
  }
  const ruleTexts = procedures.filter(({ kind }) => kind === 'rollbackCriteria').flatMap(({ items }) => items);
  const afterDeployment = [title, ...[...symptoms, ...ruleTexts].map(({ text }) => text)].some((text) =>
    deployment.test(text.normalize('NFKC')),
  );
  if (symptoms.length === 0 && !afterDeployment) findings.add('pattern-without-symptoms', section, { title });
  return { ...name, key: keyOf(title), line, column, afterDeployment, symptoms, procedures, causes };
}

function isCauseTable(block: RootContent): block is Extract<RootContent, { type: 'table' }> {
  return (
    block.type === 'table' &&
    (block.children[0]?.children.length ?? 0) > 1 &&
    columnsOf(block, causeColumns).recognised > 0
  );
}

type Sentence = Place & { text: string; marked: string };

/** Items of lists; where there is none, each paragraph is a symptom. */
function symptomsOf(section: Section, path: string, already: number, findings: Findings): Symptom[] {
  const blocks = [...section.blocks, ...section.children.flatMap((child) => child.blocks)];
  const listed: Sentence[] = blocks.flatMap((block) => (block.type === 'list' ? entriesOf(block) : []));
  const paragraphs = blocks.filter((block) => block.type === 'paragraph');
  const sentences =
    listed.length > 0
      ? listed
      : paragraphs.map((block) => ({ ...placeOf(block), text: plainText(block), marked: markedText(block) }));
  return sentences.map(({ line, column, text, marked }, index) => {
    const signal = signalOf(marked.slice(0, 500));
    if (signal === null) findings.add('symptom-not-understood', { line, column }, { text });
    return { id: `${path}/symptom-${already + index + 1}`, key: keyOf(text), line, column, text, signal };
  });
}
