/** Output of programs and logs as text that can only be read: no escape sequence moves a cursor, sets a title or a link. */

const startOfEscape = '\u001b';
const bell = '\u0007';
const endOfString = '\u009c';

/** CSI; OSC and the other strings, closed or not; two-character escapes. Their one-byte forms too. */
const escapeSequences = new RegExp(
  [
    `(?:${startOfEscape}\\[|\u009b)[0-?]*[ -/]*[@-~]`,
    `(?:${startOfEscape}[\\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^${bell}${startOfEscape}${endOfString}]*(?:${bell}|${startOfEscape}\\\\|${endOfString})?`,
    `${startOfEscape}[ -/]*[0-~]?`,
  ].join('|'),
  'g',
);

/** Without escape sequences; tab and line feed stay, CR LF becomes LF, every other control character goes. */
export function plainText(text: string): string {
  return withoutEscapes(text)
    .replaceAll('\r\n', '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '');
}

export function withoutEscapes(text: string): string {
  return text.replace(escapeSequences, '');
}

/** Lines without the empty one behind the last line feed. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
