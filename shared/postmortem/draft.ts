/**
 * The postmortem as the record has it at this moment: the runbook's sections, each drafted from facts or holding a person's own
 * words, between the header and the annexes. Made anew each time it is looked at; nothing of it is kept.
 */
import { type ActionProposal, actionProposals } from './action-proposals.ts';
import { actionTable, draftActions } from './actions.ts';
import { annexBlocks } from './annexes.ts';
import { draftCause, outlineWords, whyOutlineOf } from './cause.ts';
import { draftDetection } from './detection.ts';
import { headBlocks, titleOf } from './head.ts';
import { draftImpact } from './impact.ts';
import { draftLessons } from './lessons.ts';
import type { MissingCode } from './missing.ts';
import { type Block, paragraph } from './nodes.ts';
import { draftOccurrence } from './occurrence.ts';
import { pastActionBlocks } from './past-actions.ts';
import { draftResponse } from './response.ts';
import { runbookEditBlocks } from './runbook-learns.ts';
import { type Drafted, type DraftInput, type Scene, sceneOf } from './scene.ts';
import type { KnownSection } from './section-key.ts';
import { type PlannedSection, planSections } from './section-plan.ts';
import { draftSummary } from './summary.ts';
import type { WhyOutline } from './whys/outline.ts';
import type { OutlineWords } from './whys/outline-blocks.ts';

export type DraftedSection = PlannedSection & {
  /** A person's Markdown, as it was written; null where the section is drafted. */
  edited: string | null;
  /** Last event of this section, for `basedOn`; null where it was never set. */
  basedOn: string | null;
  blocks: Block[];
  missing: MissingCode[];
};

export type PostmortemDraft = {
  title: string;
  head: Block[];
  sections: DraftedSection[];
  annexes: Block[];
  actions: { proposals: ActionProposal[]; table: Block };
  /** The whys behind the section on causes. */
  whys: { outline: WhyOutline; edited: boolean; basedOn: string | null; words: OutlineWords };
};

export function draftPostmortem(input: DraftInput): PostmortemDraft {
  const scene = sceneOf(input);
  const { addedSections } = input.state.review;
  const planned = planSections(input.runbook?.postmortemSections ?? [], scene.language, addedSections);
  return {
    title: titleOf(scene),
    head: headBlocks(scene),
    sections: planned.map((section) => draftSection(section, scene)),
    annexes: annexBlocks(scene),
    whys: {
      outline: whyOutlineOf(scene),
      edited: scene.state.document.whys !== null,
      basedOn: ownValue(scene.state.lastEventOf, 'whys') ?? null,
      words: outlineWords(scene),
    },
    actions: { proposals: actionProposals(scene), table: actionTable(scene) },
  };
}

function draftSection(section: PlannedSection, scene: Scene): DraftedSection {
  const { postmortemSections, lastEventOf } = scene.state;
  const edited = ownValue(postmortemSections, section.key)?.markdown ?? null;
  const basedOn = ownValue(lastEventOf, `section:${section.key}`) ?? null;
  if (edited !== null) return { ...section, edited, basedOn, blocks: [], missing: [] };
  const { blocks, missing } = section.meaning ? drafters[section.meaning](scene) : draftOwn(section, scene);
  return { ...section, edited: null, basedOn, blocks, missing };
}

const drafters: Record<KnownSection, (scene: Scene) => Drafted> = {
  summary: draftSummary,
  occurrence: draftOccurrence,
  detection: draftDetection,
  impact: draftImpact,
  cause: draftCause,
  response: draftResponse,
  actions: draftAllActions,
  lessons: draftLessons,
};

/** Under the actions stand what earlier incidents left undone, and what the runbook should say from now on. */
function draftAllActions(scene: Scene): Drafted {
  const { blocks, missing } = draftActions(scene);
  return { blocks: [...blocks, ...pastActionBlocks(scene), ...runbookEditBlocks(scene)], missing };
}

/** A section that only this runbook asks for: nothing is known of what belongs there but what it says itself. */
function draftOwn({ prompt }: PlannedSection, { text }: Scene): Drafted {
  return {
    blocks: [...(prompt === null ? [] : [paragraph(text.own.prompt(prompt))]), paragraph(text.notFilledIn)],
    missing: ['ownSection'],
  };
}

/** Keys come from a runbook: `constructor` is a section's name like any other. */
function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
