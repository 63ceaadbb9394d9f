/**
 * The postmortem as the record has it at this moment: the runbook's sections, each drafted from facts or holding a person's own
 * words, between the header and the annexes. Made anew each time it is looked at; nothing of it is kept.
 */
import { type ActionProposal, actionProposals } from './action-proposals.ts';
import { actionTable, draftActions } from './actions.ts';
import { annexBlocks } from './annexes.ts';
import { draftCause, outlineWords, whyOutlineOf } from './cause.ts';
import { draftDetection } from './detection.ts';
import { editedBlocks } from './edited-section.ts';
import { headBlocks, titleOf } from './head.ts';
import { draftImpact } from './impact.ts';
import { draftLessons } from './lessons.ts';
import type { MissingCode } from './missing.ts';
import { type Block, heading, paragraph } from './nodes.ts';
import { draftOccurrence } from './occurrence.ts';
import { headHeight } from './pages/block-height.ts';
import { type BodyPart, fitBody } from './pages/fit-body.ts';
import { pastActionBlocks } from './past-actions.ts';
import { draftResponse } from './response.ts';
import { runbookEditBlocks } from './runbook-learns.ts';
import { type Drafted, type DraftInput, type Scene, sceneOf } from './scene.ts';
import type { KnownSection } from './section-key.ts';
import { headingOf, type PlannedSection, planSections } from './section-plan.ts';
import { draftSummary } from './summary.ts';
import { documentRows } from './timeline-rows.ts';
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
  /** Rows of the record that stand in the body's timeline. */
  timelineRows: string[];
  /** That it takes in print before the annexes, as far as can be reckoned; up to three as long as nobody wrote more. */
  bodyPages: number;
  actions: { proposals: ActionProposal[]; table: Block };
  /** The whys behind the section on causes. */
  whys: { outline: WhyOutline; edited: boolean; basedOn: string | null; words: OutlineWords };
};

export function draftPostmortem(input: DraftInput): PostmortemDraft {
  const scene = sceneOf(input);
  const { addedSections } = input.state.review;
  const planned = planSections(input.runbook?.postmortemSections ?? [], scene.language, addedSections);
  const head = headBlocks(scene);
  const { sections, moved, timelineGone, pages } = withinPages(
    planned.map((section) => draftSection(section, scene)),
    head,
    scene,
  );
  return {
    title: titleOf(scene),
    head,
    sections,
    annexes: [...annexBlocks(scene), ...moved],
    timelineRows: documentRows(scene).shown.flatMap(({ eventId }, place) => (timelineGone.has(place) ? [] : [eventId])),
    bodyPages: pages,
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

/** The sections as three printed pages hold them, and the annex of what they do not. */
function withinPages(sections: readonly DraftedSection[], head: readonly Block[], scene: Scene) {
  const words = scene.text.pages;
  const { parts, moved, ...rest } = fitBody(
    sections.map((section) => bodyPart(section, scene)),
    headHeight(head),
    words,
    scene.redact ?? ((text) => text),
  );
  return {
    ...rest,
    sections: sections.map((section, index) => ({
      ...section,
      blocks: section.edited === null ? (parts[index]?.blocks ?? []) : [],
    })),
    moved: moved.length === 0 ? [] : [heading(2, words.annex), ...moved],
  };
}

function bodyPart(section: DraftedSection, scene: Scene): BodyPart {
  const { key, edited, meaning, blocks } = section;
  const title = headingOf(section);
  if (edited === null) return { key, title, blocks, edited: null };
  const pointsThere = meaning !== null && edited.includes(scene.text.pages.annexName);
  const drafted = pointsThere ? drafters[meaning](scene).blocks : [];
  return { key, title, blocks: editedBlocks(edited, key), edited: { drafted } };
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
