/**
 * What looks like a secret though nobody named it: keys, tokens, and the values of fields that are called so. Each pattern
 * goes through a text once; none reads a stretch again from its middle.
 */
import { assignmentSigns, secretWords } from '../environment/secret-words.ts';

/** What a runbook leaves to be filled in is no secret. */
const unlessHarmless = String.raw`(?!<[^<>\s]{1,40}>|\$\{?[A-Z_]{2,40}\}?(?![\w$])|(?:null|true|false)\b)`;

const fieldName = `(?:${secretWords.join('|')})`;

/** Between a field's name and its value in JSON, YAML, logfmt, queries and notes. */
const assignment = String.raw`(?:["']|\\")?\]?[ \t]{0,8}${assignmentSigns}[ \t]{0,8}`;

const keyKind = '[A-Z0-9 ]{0,40}PRIVATE KEY';
const field = fieldName + assignment;
const quote = String.raw`(?:["']|\\")?`;
const schemes = '(?:bearer|basic|token|negotiate|apikey)[ \\t]+';
/** A scheme before the secret stays; where it is there, it is never taken for the secret itself. */
const scheme = `(?:${schemes}|(?!${schemes}))`;

/** Every secret that stands beside a word about it is parted from it by one of these: a text without any holds none. */
export const parting = /[\s:=\uff1a\uff1d<]/;

/** Each with a group `secret`: the part to take out. These find it by what stands beside it. */
export const besideWords: readonly RegExp[] = [
  pattern(`(?<secret>-----BEGIN ${keyKind}-----[^]*?(?:-----END ${keyKind}-----|$))`),
  pattern(
    String.raw`\bauthorization${quote}[ \t]*[:=][ \t]*${quote}digest[ \t]+${unlessHarmless}(?<secret>\S[^\r\n]*)`,
  ),
  pattern(String.raw`\bauthorization${quote}[ \t]*[:=][ \t]*${quote}${scheme}${unlessHarmless}(?<secret>[^\s"'\\,;]+)`),
  pattern(String.raw`\bbearer[ \t]+(?<secret>[\w.~+/-]{8,}=*)`),
  pattern(String.raw`\b(?:set-)?cookie${quote}[ \t]*:[ \t]*${quote}${unlessHarmless}(?<secret>[^\s"'\\][^\r\n"'\\]*)`),
  pattern(String.raw`${field}"${scheme}${unlessHarmless}(?<secret>(?:[^"\\\r\n]|\\.)+)`),
  pattern(String.raw`${field}'${scheme}${unlessHarmless}(?<secret>(?:[^'\\\r\n]|\\.)+)`),
  // JSON as a text inside JSON.
  pattern(String.raw`${field}\\"${scheme}${unlessHarmless}(?<secret>(?:[^"\\\r\n]|\\[^"])+)`),
  pattern(String.raw`${field}${scheme}${unlessHarmless}(?<secret>[^\s"'\\&<>][^\s"'&<>]*)`),
  pattern(String.raw`<[\w:.-]{0,40}${fieldName}>${unlessHarmless}(?<secret>[^<>\r\n]+)<\/`),
  // --password …
  pattern(String.raw`-${fieldName}[ \t]+["']?${unlessHarmless}(?<secret>[^\s"'-][^\s"']*)`),
  // ALTER ROLE … PASSWORD '…'
  pattern(String.raw`\b(?:password|identified by)\s+'${unlessHarmless}(?<secret>(?:[^']|'')+)`),
  // The user's part of an address: with a password, or a token alone.
  pattern(String.raw`:\/\/[^\s:/?#@"'<>]*:${unlessHarmless}(?<secret>[^\s/"'<>]+)@`),
  pattern(String.raw`:\/\/(?<secret>[\w.-]{20,})@`),
  pattern(String.raw`[?&](?:sig|signature|code|key|auth|x-amz-[a-z-]{1,40})=${unlessHarmless}(?<secret>[^\s"'&#<>]+)`),
];

/** These know a secret by its own form. */
export const byForm: readonly RegExp[] = [
  pattern(String.raw`(?<secret>(?<![\w-])eyJ[\w-]{4,}\.[\w-]{2,}(?:\.[\w-]*)*)`),
  exactPattern(String.raw`(?<secret>\b(?:AKIA|ASIA)[A-Z0-9]{16}\b)`),
  exactPattern(String.raw`(?<secret>\b(?:gh[opsur]_|github_pat_|glpat-|[sr]k_live_|AIza)[\w-]{16,})`),
  exactPattern(String.raw`(?<secret>\bxox[abeprs]-[\w-]{10,})`),
];

function pattern(source: string): RegExp {
  return new RegExp(source, 'dgi');
}

function exactPattern(source: string): RegExp {
  return new RegExp(source, 'dg');
}
