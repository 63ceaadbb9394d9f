/** Versions that can be returned to: those deployed before, then tags and commits that a command of the runbook listed. */

import type { LeveledReading } from '../diagnosis/reading.ts';
import { noticedAtMs, recentDeployment, timedDeployments } from '../diagnosis/recent-deployment.ts';
import type { IncidentState } from '../incident/state.ts';

export type ReturnVersion = {
  /** As a command takes it: `v1.2.3`, or the hash of a commit. */
  ref: string;
  /** As it was listed. */
  name: string;
  of: 'deployment' | 'commit' | 'image';
  /** When it was deployed; null where that is not known. */
  atMs: number | null;
  evidenceId: string | null;
  /** The newest deployment: what runs now, as far as the list knows. */
  isCurrent: boolean;
};

/** Newest deployment first; each once. */
export function returnVersions(readings: readonly LeveledReading[]): ReturnVersion[] {
  const timed = timedDeployments(readings);
  const deployed = timed.map(({ version, atMs, evidenceId }, index): ReturnVersion => {
    return { ref: refOf(version), name: version, of: 'deployment', atMs, evidenceId, isCurrent: index === 0 };
  });
  const listed = readings.flatMap(({ reading, evidenceId }): ReturnVersion[] => {
    if (reading.kind === 'version') {
      const { of, name } = reading;
      const ref = of === 'image' ? tagOf(name) : refOf(name);
      return [{ ref, name, of, atMs: null, evidenceId, isCurrent: false }];
    }
    if (reading.kind !== 'deployment' || reading.atMs !== null) return [];
    return [
      { ref: refOf(reading.version), name: reading.version, of: 'commit', atMs: null, evidenceId, isCurrent: false },
    ];
  });
  const all = [...deployed, ...listed];
  return all.filter(({ ref }, index) => all.findIndex((each) => each.ref === ref) === index);
}

/** What ran before the deployment that may be the cause; null where no list says so. */
export function versionBefore(
  readings: readonly LeveledReading[],
  state: Pick<IncidentState, 'milestones'>,
  nowMs: number,
): string | null {
  const timed = timedDeployments(readings);
  const suspect = recentDeployment(timed, noticedAtMs(state, nowMs));
  if (suspect === null) return null;
  const before = timed.find(({ atMs, version }) => atMs < suspect.atMs && version !== suspect.version);
  return before === undefined ? null : refOf(before.version);
}

/** The first word: a release tool's version, or a commit's hash before its subject. */
function refOf(version: string): string {
  return version.split(/\s/u)[0] ?? version;
}

/** Behind the last colon, unless that is the port of a registry. */
function tagOf(image: string): string {
  const tag = image.split(':').at(-1) ?? image;
  return tag.includes('/') ? image : tag;
}
