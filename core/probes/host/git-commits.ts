/** Deployments out of a checkout that is deployed from: what it held, and since when, as its own log of moves says. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';

type Deployment = Extract<Reading, { kind: 'deployment' }>;

/** One line for each time that the checkout was moved: hash, `HEAD@{ISO time}`, subject. */
export function movesWords(directory: string, count: number): string[] {
  const format = ['--date=iso-strict', '--format=%h %gd %s'];
  return ['git', '-C', directory, 'log', '--walk-reflogs', `--max-count=${count}`, ...format];
}

/** One line a commit, for a checkout that keeps no log of its moves: hash and subject. */
export function commitsWords(directory: string, count: number): string[] {
  return ['git', '-C', directory, 'log', `--max-count=${count}`, '--format=%h %s'];
}

const line = /^([0-9a-f]{4,64})(?: \S*@\{(\d{4}-\d{2}-\d{2}T[^}\s]+)\})?(?: (.*))?$/;
const longestVersion = 120;

/** Oldest first, as in a list that a release tool keeps. A commit alone says nothing of when it was deployed. */
export function deploymentsOfGit(lines: readonly string[]): Deployment[] {
  return lines
    .flatMap((text): Deployment[] => {
      const [, hash, time = '', subject = ''] = line.exec(text) ?? [];
      if (hash === undefined) return [];
      const atMs = Date.parse(time);
      const version = `${hash} ${subject}`.trim().slice(0, longestVersion);
      return [{ kind: 'deployment', version, atMs: Number.isFinite(atMs) ? atMs : null }];
    })
    .reverse();
}
