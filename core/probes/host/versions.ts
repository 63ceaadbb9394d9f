/** Versions that a list names: commits below the tip of `git log`, and tags of `docker images`. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';

type Version = Extract<Reading, { kind: 'version' }>;

/** More would be more than anybody returns to. */
const mostVersions = 30;
const longestName = 120;

/** The tip is left out: it is read as what is there now. */
export function versionsOfGitLog(lines: readonly string[]): Version[] {
  const commits = lines.flatMap((line) => {
    const [, long, hash, subject = ''] = /^(commit )?([0-9a-f]{7,40})\b(?: \([^)]*\))?\s*(.*)$/.exec(line) ?? [];
    return hash === undefined || (long !== undefined && hash.length < 40) ? [] : [`${hash.slice(0, 12)} ${subject}`];
  });
  return commits.slice(1, mostVersions).map((name) => version('commit', name));
}

/** Repository and tag, the newest first, as docker lists them; an image without a tag cannot be named. */
export function versionsOfImages(lines: readonly string[]): Version[] {
  return lines
    .flatMap((line) => {
      const [repository, tag] = line.trim().split(/\s+/);
      if (repository === undefined || repository === 'REPOSITORY' || repository === 'IMAGE') return [];
      // Newer ones print both as one word.
      if (/^[^\s:]+(?::\d+\/[^\s:]+)?:[\w.-]+$/.test(repository)) return [repository];
      if (tag === undefined || !/^[\w][\w.-]*$/.test(tag) || repository.startsWith('<')) return [];
      return [`${repository}:${tag}`];
    })
    .slice(0, mostVersions)
    .map((name) => version('image', name));
}

function version(of: Version['of'], name: string): Version {
  return { kind: 'version', of, name: name.trim().slice(0, longestName) };
}
