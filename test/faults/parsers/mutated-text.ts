/** Texts made out of real ones: cut, doubled, mixed, sown with what parsers stumble over, or one piece of them repeated without end. */
import type { Random } from '../random.ts';

const tokens = [
  ...[
    '|',
    '`',
    '```',
    '#',
    '##',
    '- [ ] ',
    '> ',
    '[',
    '](',
    '<',
    '>',
    '\\',
    '"',
    "'",
    '$(',
    '${',
    '}',
    '&&',
    ';',
    '~~~',
  ],
  ...[
    '\u0000',
    '\u001b[31m',
    '\ufeff',
    '\u202e',
    '\ud800',
    '\udfff',
    '\u2028',
    '\r',
    '\r\n',
    '\t',
    '\u3000',
    '　',
    '、',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '=',
    '==',
    '%',
    '%00',
    '1e999',
    '-0',
    'NaN',
    'null',
    '"__proto__":',
    '９９',
    '障害',
  ],
  ...[
    '2026-11-24T03:00:00Z',
    '00:00',
    '127.0.0.1',
    '::1',
    'http://',
    '@',
    '--',
    ' -',
    '../',
    '()',
    '(a+)+',
    '.*',
    '^',
    '$',
  ],
];

const longestText = 40_000;

export function mutatedText(corpus: readonly string[], random: Random): string {
  const text = random.pick(corpus);
  if (random.chance(0.15)) return pumped(text, random);
  let changed = excerpt(text, random);
  for (let left = 1 + random.below(5); left > 0; left -= 1) changed = changedOnce(changed, corpus, random);
  return changed.slice(0, longestText);
}

/** Most parsers fail at a place, not at a length: a few lines around it say as much as a whole file. */
function excerpt(text: string, random: Random): string {
  if (text.length < 2_000 || random.chance(0.05)) return text;
  const from = random.below(text.length);
  return text.slice(from, from + 200 + random.below(1_800));
}

function changedOnce(text: string, corpus: readonly string[], random: Random): string {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.below(40));
  const [before, cut, after] = [text.slice(0, at), text.slice(at, to), text.slice(to)];
  switch (random.below(6)) {
    case 0:
      return before + after;
    case 1:
      return before + random.pick(tokens) + cut + after;
    case 2:
      return before + cut + cut + cut + after;
    case 3:
      return before + excerpt(random.pick(corpus), random).slice(0, 300) + after;
    case 4:
      return before + String.fromCharCode(random.below(0x3000)) + after;
    default:
      return before + [...cut].reverse().join('') + after;
  }
}

/** What a backtracking expression cannot get out of: a start, one piece many times, and an end that does not fit. */
function pumped(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const piece = random.chance(0.5) ? random.pick(tokens) : text.slice(at, at + 1 + random.below(6)) || ' ';
  const times = random.pick([200, 1_000, 5_000]);
  const start = random.chance(0.5) ? text.slice(Math.max(0, at - random.below(60)), at) : '';
  return start + piece.repeat(times) + random.pick(['', '!', '\n', '"', '\u0000', 'x']);
}
