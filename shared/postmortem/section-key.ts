/**
 * Names of the document's sections in the record. The six are known by their meaning, whatever a runbook calls them; a section
 * that only this runbook asks for is known by its title.
 */
export const requiredSections = ['occurrence', 'detection', 'impact', 'cause', 'response', 'actions'] as const;
export type RequiredSection = (typeof requiredSections)[number];

/** Before and after what the runbook asks for. */
export const framingSections = ['summary', 'lessons'] as const;
export type KnownSection = RequiredSection | (typeof framingSections)[number];

const ownPrefix = 'own:';
const addedPrefix = 'added:';
/** The contract's limit on a section's name. */
const longestName = 100;

export function isKnownSection(key: string): key is KnownSection {
  return ([...requiredSections, ...framingSections] as string[]).includes(key);
}

export function ownSectionKey(title: string): string {
  return `${ownPrefix}${title}`.slice(0, longestName);
}

/** A section that people added; one that the runbook asks for under the same title is another. */
export function addedSectionKey(title: string): string {
  return `${addedPrefix}${title}`.slice(0, longestName);
}

/** The title inside the key of a section that only a runbook or a person asks for; null for one of ours. */
export function titleInKey(key: string): string | null {
  const prefix = [ownPrefix, addedPrefix].find((each) => key.startsWith(each));
  return prefix === undefined ? null : key.slice(prefix.length);
}
