/** Questions and answers, as headings or as paragraphs that begin with Q and A. Answers stay Markdown. */
import type { RootContent } from 'mdast';
import { plainText } from './markdown.ts';
import type { Runbook } from './model.ts';
import { allBlocks, type Section } from './outline.ts';
import { sourceOf } from './source-text.ts';
import { withoutNumber } from './wording.ts';

type Entry = Runbook['faq'][number];

const questionMark = /^(?:(?:q|質問|問)\s*(?:\d{1,3})?\s*[.:):、．]\s*|q\d{1,3}\s+)/iu;
const answerMark = /^\s*(?:\*{1,2}|_{1,2})?(?:a|回答|答え?)\d{0,3}\s*[.:：．)]\s*(?:\*{1,2}|_{1,2})?\s*/iu;

export function faqOf(section: Section, lines: readonly string[]): Entry[] {
  if (section.children.length > 0) {
    return section.children.map((child) => ({
      question: questionOf(child.title),
      answer: answerOf(sourceOf(lines, blocksOf(child))),
    }));
  }
  return inParagraphs(section.blocks, lines);
}

function inParagraphs(blocks: readonly RootContent[], lines: readonly string[]): Entry[] {
  const starts = blocks.flatMap((block, index) =>
    block.type === 'paragraph' && questionMark.test(plainText(block).normalize('NFKC')) ? [index] : [],
  );
  return starts.map((start, index) => {
    const question = blocks[start];
    const [first = '', ...below] = sourceOf(lines, question ? [question] : []).split('\n');
    const answer = [below.join('\n'), sourceOf(lines, blocks.slice(start + 1, starts[index + 1]))]
      .filter(Boolean)
      .join('\n\n');
    return { question: questionOf(first.replace(/[*_]{2}/gu, '')), answer: answerOf(answer) };
  });
}

function blocksOf(section: Section): RootContent[] {
  return allBlocks(section).filter((block): block is RootContent => !('blocks' in block));
}

function questionOf(title: string): string {
  const folded = title.normalize('NFKC');
  const mark = questionMark.exec(folded)?.[0];
  if (mark === undefined) return withoutNumber(title);
  return (folded.length === title.length ? title : folded).slice(mark.length).trim();
}

function answerOf(source: string): string {
  return source.replace(answerMark, '').trim();
}
