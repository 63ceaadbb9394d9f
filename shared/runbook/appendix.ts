/** Commands kept at hand: each heading of the appendix with its steps, and its prose as Markdown. */
import type { RootContent } from 'mdast';
import { append } from './append.ts';
import type { Findings } from './diagnostics.ts';
import type { Runbook } from './model.ts';
import { allBlocks, type Section } from './outline.ts';
import { sourceOf } from './source-text.ts';
import { stepsOf } from './steps.ts';

type AppendixSection = Runbook['appendix'][number];

export function appendixOf(
  section: Section,
  already: number,
  lines: readonly string[],
  findings: Findings,
): AppendixSection[] {
  const alone: Section = { ...section, children: [] };
  const sections = [...(section.blocks.length > 0 ? [alone] : []), ...section.children];
  return sections.map((each, index) => appendixSection(each, `appendix-${already + index + 1}`, lines, findings));
}

function appendixSection(section: Section, id: string, lines: readonly string[], findings: Findings): AppendixSection {
  const steps: AppendixSection['steps'] = [];
  const prose: RootContent[] = [];
  let heading: string | null = null;
  for (const block of allBlocks(section)) {
    if ('blocks' in block) {
      heading = block.title;
    } else if (block.type === 'code') {
      append(steps, stepsOf(block, { path: id, already: steps.length, title: heading, findings }));
      heading = null;
    } else {
      prose.push(block);
    }
  }
  const text = prose.map((block) => sourceOf(lines, [block])).join('\n\n');
  return { id, title: section.title, steps, text };
}
