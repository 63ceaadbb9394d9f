/** A command as a person copies it, its values quoted for where they stand. */
import { isSqlLanguage } from './commands/languages.ts';
import { splitPlaceholders } from './commands/placeholder-syntax.ts';

/** `refused`: the first placeholder whose value cannot be put there; it stays open in the text. */
export type CopiedText = { text: string; refused: string | null };

/** Letters, digits and signs that mean nothing to any shell, nor to SQL. */
const plainValue = /^[\p{L}\p{N}_@%+=:,./-]*$/u;
/** Line ends, control characters, and what turns the direction of writing or has no width: nobody sees what they paste. */
const deceptive = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** Placeholders without a value stay as they are written. */
export function textToCopy(
  text: string,
  language: string | null,
  inputs: Readonly<Record<string, string>>,
): CopiedText {
  let copied = '';
  let refused: string | null = null;
  for (const piece of splitPlaceholders(text)) {
    const name = piece.placeholder;
    const value = name !== null && Object.hasOwn(inputs, name) ? (inputs[name] ?? '').trim() : '';
    if (name === null || value === '') {
      copied += piece.text;
      continue;
    }
    const quoted = isSqlLanguage(language) ? quotedForSql(value, copied) : quotedForShell(value, copied);
    if (quoted === null) refused ??= name;
    copied += quoted ?? piece.text;
  }
  return { text: copied, refused };
}

/** Null for what cannot be said safely there. `before` is the command up to the value. */
function quotedForShell(value: string, before: string): string | null {
  const quote = openQuote(before);
  if (deceptive.test(value) || quote === 'escape') return null;
  const startsWord = quote === null && /(?:^|[\s|;&(])$/.test(before);
  // At the beginning of a word it would be an option, whatever quotes are put around it.
  if (value.startsWith('-') && (startsWord || /(?:^|\s)["']$/.test(before))) return null;
  if (plainValue.test(value)) return value;
  switch (quote) {
    case "'":
      return value.replaceAll("'", `'\\''`);
    case '"':
      return value.includes('!') ? null : value.replace(/[\\"$`]/g, '\\$&');
    case null:
      return `'${value.replaceAll("'", `'\\''`)}'`;
  }
}

/** Only within a literal can a value hold anything but letters and digits. */
function quotedForSql(value: string, before: string): string | null {
  if (deceptive.test(value) || value.includes('\\')) return null;
  const isWithinLiteral = (before.match(/'/g)?.length ?? 0) % 2 === 1;
  if (isWithinLiteral) return value.replaceAll("'", "''");
  return /^[\p{L}\p{N}_.]+$/u.test(value) ? value : null;
}

/** The quote that is open at the end of a piece of a command line; `escape` behind a lone backslash. */
function openQuote(before: string): "'" | '"' | 'escape' | null {
  let quote: "'" | '"' | null = null;
  for (let at = 0; at < before.length; at += 1) {
    const character = before.charAt(at);
    if (character === '\\' && quote !== "'") {
      if (at === before.length - 1) return 'escape';
      at += 1;
    } else if ((character === "'" || character === '"') && (quote === null || quote === character)) {
      quote = quote === null ? character : null;
    }
  }
  return quote;
}
