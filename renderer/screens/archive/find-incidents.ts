/** Which past incidents a person looks for: by kind, and by words over what a line shows. */
import type { IncidentSummary } from '../../../shared/incident/summary.ts';

export const archiveKinds = ['all', 'open', 'closed', 'drill'] as const;
export type ArchiveKind = (typeof archiveKinds)[number];

/** Newest first. Every word must be found, whatever the width and case it was typed in; `#12` is that number alone. */
export function findIncidents(
  summaries: readonly IncidentSummary[],
  kind: ArchiveKind,
  query: string,
): IncidentSummary[] {
  const words = plain(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return summaries
    .filter((summary) => isOfKind(summary, kind) && words.every((word) => holds(summary, word)))
    .sort((one, other) => other.declaredAtMs - one.declaredAtMs || other.number - one.number);
}

/** From detected (declared where unknown) to recovered; null while that is unknown. */
export function untilRecoveredMs({ detectedAtMs, declaredAtMs, recoveredAtMs }: IncidentSummary): number | null {
  return recoveredAtMs === null ? null : recoveredAtMs - (detectedAtMs ?? declaredAtMs);
}

function isOfKind({ status, drill }: IncidentSummary, kind: ArchiveKind): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'drill':
      return drill;
    case 'open':
    case 'closed':
      return status === kind;
  }
}

function holds(summary: IncidentSummary, word: string): boolean {
  if (/^#\d+$/.test(word)) return word === `#${summary.number}`;
  const { number, title, environmentName, service, patternTitles } = summary;
  return plain([`#${number}`, title, environmentName ?? '', service ?? '', ...patternTitles].join('\n')).includes(word);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
