/** The postmortem for programs. Its JSON Schema is `docs/postmortem.schema.json`; a field that is added is no new version. */
import { durationsOf } from '../../incident/durations.ts';
import { milestoneSchema, milestones } from '../../incident/event.ts';
import { z } from '../../schema.ts';
import { describeEvent } from '../../text/describe-event.ts';
import type { DraftedSection, PostmortemDraft } from '../draft.ts';
import { serialize } from '../markdown.ts';
import type { Scene } from '../scene.ts';
import { headingOf } from '../section-plan.ts';

const time = z.iso.datetime().describe('UTC');
const label = z.string().describe('As the document cites it: E-001');

export const postmortemJsonSchema = z.object({
  format: z.literal('hikeshi-postmortem'),
  version: z.literal(1),
  number: z.number().int(),
  incidentId: z.string(),
  title: z.string(),
  drill: z.boolean(),
  status: z.enum(['open', 'closed']),
  severity: z.number().int().min(1).max(4).nullable(),
  language: z.enum(['ja', 'en']),
  zone: z.string().describe('IANA zone of the times inside the texts'),
  writtenAt: time,
  environment: z.object({ name: z.string(), kind: z.string(), service: z.string() }).nullable(),
  runbook: z.object({ title: z.string(), sha256: z.string() }).nullable(),
  milestones: z.record(
    milestoneSchema,
    z
      .object({ at: time, source: z.string(), evidence: z.array(label) })
      .nullable()
      .describe('null where not known'),
  ),
  durationsMs: z
    .object({
      ttd: z.number().nullable(),
      tta: z.number().nullable(),
      ttm: z.number().nullable(),
      ttr: z.number().nullable(),
    })
    .describe('From the milestones alone; null where one of the two is not known'),
  sections: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      edited: z.boolean().describe('Whether a person wrote it; else it was drafted from the record'),
      markdown: z.string(),
      missing: z.array(z.string()).describe('What is not known in it, as codes'),
    }),
  ),
  timeline: z.array(
    z.object({
      id: z.string(),
      at: time,
      recordedAt: time,
      kind: z.string(),
      category: z.string(),
      text: z.string(),
      level: z.enum(['normal', 'warning', 'critical', 'unknown']).nullable(),
      actor: z.string(),
      evidence: z.array(label),
      starred: z.boolean(),
      struck: z.string().nullable().describe('Why it was struck'),
      undone: z.boolean(),
    }),
  ),
  evidence: z.array(
    z.object({ label, title: z.string(), at: time, contentType: z.string(), bytes: z.number(), sha256: z.string() }),
  ),
  chains: z.array(z.object({ events: z.number().int(), sha256: z.string() })),
});
export type PostmortemJson = z.infer<typeof postmortemJsonSchema>;

export function postmortemJson(draft: PostmortemDraft, scene: Scene): PostmortemJson {
  const { state, number, nowMs, context, language, zone, rows, chains } = scene;
  const labels = (ids: readonly string[]) => ids.flatMap((id) => context.labelOf(id) ?? []);
  const { ttdMs, ttaMs, ttmMs, ttrMs } = durationsOf(state);
  return {
    format: 'hikeshi-postmortem',
    version: 1,
    number,
    incidentId: state.incidentId,
    title: state.title,
    drill: state.drill,
    status: state.status,
    severity: state.severity,
    language,
    zone,
    writtenAt: iso(nowMs),
    environment: state.environment && {
      name: state.environment.name,
      kind: state.environment.kind,
      service: state.environment.service,
    },
    runbook: state.runbook && { title: state.runbook.title, sha256: state.runbook.hash },
    milestones: Object.fromEntries(
      milestones.map((milestone) => {
        const known = state.milestones[milestone];
        return [milestone, known && { at: iso(known.atMs), source: known.source, evidence: labels(known.evidenceIds) }];
      }),
    ) as PostmortemJson['milestones'],
    durationsMs: { ttd: ttdMs, tta: ttaMs, ttm: ttmMs, ttr: ttrMs },
    sections: draft.sections.map(sectionJson),
    timeline: rows.map((row) => {
      const { text, category, level, evidence } = describeEvent(row, context, language);
      return {
        id: row.eventId,
        at: iso(row.happenedAtMs),
        recordedAt: iso(row.recordedAtMs),
        kind: row.event.kind,
        category,
        text,
        level,
        actor: row.actor,
        evidence: evidence.map((each) => each.label),
        starred: row.starred,
        struck: row.struck?.reason ?? null,
        undone: row.undone,
      };
    }),
    evidence: state.evidence.map((each) => ({
      label: each.label,
      title: each.title,
      at: iso(each.happenedAtMs),
      contentType: each.contentType,
      bytes: each.wholeBytes,
      sha256: each.wholeHash,
    })),
    chains: chains.map(({ events, hash }) => ({ events, sha256: hash })),
  };
}

function sectionJson(section: DraftedSection): PostmortemJson['sections'][number] {
  return {
    key: section.key,
    heading: headingOf(section),
    edited: section.edited !== null,
    markdown: section.edited ?? serialize(section.blocks),
    missing: section.missing,
  };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
