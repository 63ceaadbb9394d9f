/** The syntax of `<name>`, what a runbook leaves for a person to fill in. */

const longestName = 64;
const namePattern = /^<([\p{L}_][\p{L}\p{N}_.-]*)>/u;

/** Name of the placeholder that starts at this offset, or null. */
export function placeholderAt(text: string, offset: number): string | null {
  return namePattern.exec(text.slice(offset, offset + longestName + 2))?.[1] ?? null;
}

/** The pieces of a text in order, placeholders apart from what stands between them. */
export function splitPlaceholders(text: string): { text: string; placeholder: string | null }[] {
  const pieces: { text: string; placeholder: string | null }[] = [];
  let plainFrom = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const name = placeholderAt(text, at);
    if (name === null) continue;
    if (at > plainFrom) pieces.push({ text: text.slice(plainFrom, at), placeholder: null });
    pieces.push({ text: `<${name}>`, placeholder: name });
    plainFrom = at + name.length + 2;
  }
  if (plainFrom < text.length) pieces.push({ text: text.slice(plainFrom), placeholder: null });
  return pieces;
}

/** Names in order, each once. */
export function placeholdersOf(text: string): string[] {
  const names = splitPlaceholders(text).flatMap(({ placeholder }) => (placeholder === null ? [] : [placeholder]));
  return [...new Set(names)];
}
