/**
 * Names of exported files, by a pattern of the team's: `{date}`, `{number}` and `{title}` are filled in, and whatever a file system
 * somewhere would not take is left out. A name is one name: no pattern leads into another folder.
 */
export const defaultNamePattern = '{date}-{number}-{title}';
export const longestNamePattern = 120;
/** Longer paths no system takes. */
export const longestFolder = 4_096;

export type NameParts = { date: string; number: number; title: string; drill: boolean };

const longestTitle = 40;
/** File systems end at 255 bytes; the ending and a counter have to fit as well. */
const mostBytes = 200;
/** Names that Windows keeps for devices, whatever stands behind their dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** @param ending with its dot: `.md`. */
export function exportFileName(pattern: string, parts: NameParts, ending: string): string {
  const values: Record<string, string> = {
    date: parts.date,
    number: String(parts.number),
    title: [...plain(parts.title)].slice(0, longestTitle).join(''),
  };
  const filled = pattern.replace(/\{(date|number|title)\}/gu, (_, name: string) => values[name] ?? '');
  const base = withinBytes(plain(filled, '.'));
  const named = base === '' ? `postmortem-${parts.number}` : reserved.test(base) ? `_${base}` : base;
  return `${named}${parts.drill ? '-drill' : ''}${ending}`;
}

/** Letters and digits of any language; everything between them becomes one hyphen. */
function plain(text: string, alsoKept = ''): string {
  const others = alsoKept === '' ? /[^\p{L}\p{M}\p{N}_]+/gu : /[^\p{L}\p{M}\p{N}_.]+/gu;
  return text
    .normalize('NFC')
    .replace(others, '-')
    .replace(/\.{2,}/gu, '.')
    .replace(/^[-.]+|[-.]+$/gu, '');
}

function withinBytes(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    bytes += utf8Bytes(character);
    if (bytes > mostBytes) break;
    kept += character;
  }
  return kept.replace(/[-.]+$/u, '');
}

function utf8Bytes(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
}
