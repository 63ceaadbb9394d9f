/** One known secret as patterns that find it however it was written: escaped, percent-encoded, in base64 or in hex. */

/** Shorter ones are found as a whole word only: a `1` would else be taken out of every number. */
const lengthFoundAnywhere = 4;

/** Patterns (global, unicode) of a value, which must not be empty. */
export function patternsOf(value: string): RegExp[] {
  const characters = [...value.replaceAll('\r\n', '\n')];
  const plain = characters.map((character) => anyOf(plainForms(character))).join('');
  const json = characters.map((character) => anyOf(jsonForms(character))).join('');
  const isEscaped = characters.some((character) => /["\\/\p{Cc}]|[^\p{ASCII}]/u.test(character));
  const nested = isEscaped
    ? characters.map((character) => anyOf(jsonForms(character).map(escapedAgain))).join('')
    : json;
  if (value.length < lengthFoundAnywhere) {
    return [plain, json, nested].map((source) => new RegExp(`(?<![\\p{L}\\p{N}_])${source}(?![\\p{L}\\p{N}_])`, 'gu'));
  }
  const bytes = Buffer.from(value, 'utf8');
  const encodings = [0, 1, 2].map((offset) => base64Source(bytes, offset));
  const sources = new Set([plain, json, nested, hexSource(bytes), ...encodings]);
  return [...sources].map((source) => new RegExp(source, 'gu'));
}

const jsonEscapes: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
};
const htmlEntities: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/**
 * The forms of a character in texts, addresses and pages. They are apart from those in JSON, since a run of backslashes that
 * could be read both as written and as escaped would be tried in every combination.
 */
function plainForms(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const forms = [[...Buffer.from(character, 'utf8')].map((byte) => `%${hexDigits(byte, 2)}`).join('')];
  const entity = htmlEntities[character];
  if (entity !== undefined) forms.push(`&${entity};`, `&#0?${code};`, `&#[xX]${hexDigits(code, 2)};`);
  if (character === ' ') forms.push('\\+');
  if (character === '\n') forms.push('\\r\\n', '%0[dD]%0[aA]');
  return [...forms, literal(character)];
}

function jsonForms(character: string): string[] {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const forms = [units.map((unit) => `\\\\u${hexDigits(unit, 4)}`).join('')];
  const short = jsonEscapes[character];
  if (character === '/') forms.push('\\\\/');
  if (character === '\n') forms.push('\\\\r\\\\n');
  return [...forms, short === undefined ? literal(character) : `\\\\${literal(short)}`];
}

/** A form in JSON that stands as a text in JSON: each backslash is two then, and a quote has another one in front. */
function escapedAgain(form: string): string {
  return form.replaceAll('\\\\', '\\\\\\\\').replaceAll('"', '\\\\"');
}

function anyOf(forms: readonly string[]): string {
  return `(?:${forms.join('|')})`;
}

function hexSource(bytes: Buffer): string {
  return [...bytes].map((byte) => hexDigits(byte, 2)).join('');
}

function hexDigits(number: number, length: number): string {
  const digits = number.toString(16).padStart(length, '0');
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/**
 * The value in base64 behind so many other bytes (modulo three). Only the characters made of the value alone are asked for;
 * a neighbour on each side holds some of its bits and goes with it.
 */
function base64Source(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor(((offset + bytes.byteLength) * 8) / 6);
  const core = encoded.slice(start, end).replace(/[+/]/g, (sign) => (sign === '+' ? plusSource : slashSource));
  const before = offset === 0 ? '' : neighbour;
  const isWhole = (offset + bytes.byteLength) % 3 === 0;
  return `${before}${core}${isWhole ? '' : `${neighbour}(?:=|%3[dD]){0,2}`}`;
}

const plusSource = '(?:\\+|-|%2[bB])';
const slashSource = '(?:/|_|%2[fF])';
const neighbour = '(?:[A-Za-z0-9+/_\\-]|%2[bBfF])?';

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
