/** Globs in the path of a log, expanded by the app: `*`, `?` and `[…]` within one name. No shell, no `**`. */
import { readdir } from 'node:fs/promises';
import { join, parse, posix } from 'node:path';

const pathLimit = 200;

export function hasGlob(path: string): boolean {
  return /[*?[]/.test(path);
}

/** Names in a folder; none where it cannot be read. */
export type ListFolder = (folder: string) => Promise<string[]>;

/** Paths of this machine that match, in no particular order; names with a dot in front only where the pattern has one. */
export async function expandGlobs(path: string): Promise<string[]> {
  const { root } = parse(path);
  const parts = path.slice(root.length).split(/[/\\]/);
  return expandParts(root, parts, { join, listFolder: (folder) => readdir(folder).catch(() => []) });
}

/** The same on another machine, which is one of POSIX; `path` may start at the folder that a login begins in. */
export async function expandGlobsThere(path: string, listFolder: ListFolder): Promise<string[]> {
  const root = path.startsWith('/') ? '/' : '.';
  return expandParts(root, path.split('/'), { join: posix.join, listFolder });
}

type Folders = { join: (folder: string, name: string) => string; listFolder: ListFolder };

async function expandParts(root: string, parts: readonly string[], folders: Folders): Promise<string[]> {
  const { join: joined, listFolder } = folders;
  let found = [root];
  for (const part of parts.filter(Boolean)) {
    if (!hasGlob(part)) found = found.map((folder) => joined(folder, part));
    else {
      const matching = async (folder: string) =>
        (await listFolder(folder)).filter((name) => matchesName(name, part)).map((name) => joined(folder, name));
      found = (await Promise.all(found.map(matching))).flat().slice(0, pathLimit);
    }
  }
  return found;
}

/** By two pointers that go back to the last star only, so that no pattern takes long. */
export function matchesName(name: string, pattern: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  const parts = pattern.match(/\[[!^]?\]?[^\]]*\]|[\s\S]/gu) ?? [];
  const characters = [...name];
  let at = 0;
  let part = 0;
  let star = -1;
  let starredTo = 0;
  while (at < characters.length) {
    if (parts[part] === '*') {
      star = part;
      starredTo = at;
      part += 1;
    } else if (matchesOne(characters[at] ?? '', parts[part])) {
      at += 1;
      part += 1;
    } else if (star >= 0) {
      starredTo += 1;
      at = starredTo;
      part = star + 1;
    } else return false;
  }
  return parts.slice(part).every((rest) => rest === '*');
}

function matchesOne(character: string, part: string | undefined): boolean {
  if (part === undefined) return false;
  if (part === '?') return true;
  if (!/^\[[\s\S]+\]$/u.test(part)) return part === character;
  const isNegated = /^\[[!^]/.test(part);
  const members = [...part.slice(isNegated ? 2 : 1, -1)];
  let isMember = false;
  for (let at = 0; at < members.length; at += 1) {
    const low = members[at] ?? '';
    const isRange = members[at + 1] === '-' && at + 2 < members.length;
    const high = isRange ? (members[at + 2] ?? '') : low;
    isMember ||= low <= character && character <= high;
    if (isRange) at += 2;
  }
  return isMember !== isNegated;
}
