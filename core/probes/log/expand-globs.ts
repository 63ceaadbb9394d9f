/** Globs in the path of a log, expanded by the app: `*`, `?` and `[…]` within one name. No shell, no `**`. */
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';

const pathLimit = 200;

export function hasGlob(path: string): boolean {
  return /[*?[]/.test(path);
}

/** Paths that exist and match, in no particular order; names with a dot in front only where the pattern has one. */
export async function expandGlobs(path: string): Promise<string[]> {
  const { root } = parse(path);
  let found = [root];
  for (const part of path.slice(root.length).split(/[/\\]/).filter(Boolean)) {
    if (!hasGlob(part)) found = found.map((folder) => join(folder, part));
    else found = (await Promise.all(found.map((folder) => matchesIn(folder, part)))).flat().slice(0, pathLimit);
  }
  return found;
}

async function matchesIn(folder: string, pattern: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => matchesName(name, pattern)).map((name) => join(folder, name));
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
