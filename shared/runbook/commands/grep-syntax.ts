/** Reads grep's basic and extended patterns, as GNU grep does, into a tree. What would differ is refused, not guessed. */

export type GrepNode =
  | { kind: 'empty' }
  /** True for the code points that match, or that do not where it is `negated`: case is folded before that. */
  | { kind: 'set'; accepts: (character: string) => boolean; negated: boolean }
  | { kind: 'assert'; where: 'start' | 'end' | 'wordStart' | 'wordEnd' | 'wordEdge' | 'noWordEdge' }
  | { kind: 'sequence'; parts: GrepNode[] }
  | { kind: 'either'; ways: GrepNode[] }
  | { kind: 'repeat'; part: GrepNode; least: number; most: number | null };

const longestPattern = 2000;
const deepestGroup = 40;
const mostRepeats = 255;

/** Behind these a brace that opens no interval is read in GNU grep's own ways. */
const afterBareBrace = /^[*+?{0-9,}\\[(^$|).]$/;

/** Thrown inside only: the pattern means something that is not supported here. */
class Unsupported extends Error {}

/** Null for back-references and for anything on which implementations disagree. */
export function readGrepPattern(pattern: string, extended: boolean): GrepNode | null {
  if (pattern.length > longestPattern) return null;
  try {
    return new PatternReader([...pattern], extended).read();
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}

export function isWordCharacter(character: string): boolean {
  return /^[\p{L}\p{N}_]$/u.test(character);
}

const wordAsserts: Readonly<Record<string, Extract<GrepNode, { kind: 'assert' }>['where']>> = {
  '<': 'wordStart',
  '>': 'wordEnd',
  b: 'wordEdge',
  B: 'noWordEdge',
};

const escapedSets: Readonly<Record<string, (character: string) => boolean>> = {
  w: isWordCharacter,
  s: (character) => /^\s$/.test(character),
};

class PatternReader {
  readonly #text: readonly string[];
  readonly #extended: boolean;
  #at = 0;
  #depth = 0;

  constructor(text: readonly string[], extended: boolean) {
    this.#text = text;
    this.#extended = extended;
  }

  read(): GrepNode {
    const node = this.#either();
    if (this.#at < this.#text.length) throw new Unsupported();
    return node;
  }

  /** True where the operator stands here: bare in extended patterns, behind a backslash in basic ones. */
  #isOperator(operator: string, at = this.#at): boolean {
    if (this.#extended) return this.#text[at] === operator;
    return this.#text[at] === '\\' && this.#text[at + 1] === operator;
  }

  #skipOperator(): void {
    this.#at += this.#extended ? 1 : 2;
  }

  #either(): GrepNode {
    const ways = [this.#sequence()];
    while (this.#isOperator('|')) {
      this.#skipOperator();
      ways.push(this.#sequence());
    }
    return ways.length === 1 && ways[0] !== undefined ? ways[0] : { kind: 'either', ways };
  }

  #sequence(): GrepNode {
    const parts: GrepNode[] = [];
    while (this.#at < this.#text.length && !this.#isOperator('|') && !(this.#depth > 0 && this.#isOperator(')'))) {
      const part = this.#single(parts);
      parts.push(this.#repeated(part));
    }
    return parts.length === 0 ? { kind: 'empty' } : { kind: 'sequence', parts };
  }

  #single(before: readonly GrepNode[]): GrepNode {
    const character = this.#text[this.#at] ?? '';
    if (this.#isOperator('(')) return this.#group();
    if (this.#isOperator(')')) throw new Unsupported();
    if (character === '[') return this.#bracket();
    if (character === '\\') return this.#escape();
    this.#at += 1;
    if (character === '.') return { kind: 'set', accepts: () => true, negated: false };
    if (character === '^' && (this.#extended || before.length === 0)) return { kind: 'assert', where: 'start' };
    if (character === '$' && (this.#extended || this.#isEndHere())) return { kind: 'assert', where: 'end' };
    // A dollar sign in the middle is one by the book and now and then an anchor to GNU grep.
    if (!this.#extended && character === '$') throw new Unsupported();
    const isFirst = before.every(({ kind }) => kind === 'assert');
    if (this.#extended && '*+?'.includes(character)) throw new Unsupported();
    if (this.#extended && character === '{' && this.#interval(this.#at) !== null) throw new Unsupported();
    // A bare brace is a brace, yet what a repeat behind it repeats is read differently.
    if (this.#extended && character === '{' && afterBareBrace.test(this.#text[this.#at] ?? '')) throw new Unsupported();
    // In basic patterns a star at the beginning is a star; after an anchor other than ^ readings differ.
    if (!this.#extended && character === '*' && !(isFirst && before.length <= 1)) throw new Unsupported();
    return { kind: 'set', accepts: (other) => other === character, negated: false };
  }

  #isEndHere(): boolean {
    return this.#at >= this.#text.length || this.#isOperator('|') || (this.#depth > 0 && this.#isOperator(')'));
  }

  #group(): GrepNode {
    this.#skipOperator();
    this.#depth += 1;
    if (this.#depth > deepestGroup) throw new Unsupported();
    const node = this.#either();
    if (!this.#isOperator(')')) throw new Unsupported();
    this.#skipOperator();
    this.#depth -= 1;
    // A group is one part, so that a repeat behind it takes all of it.
    return { kind: 'sequence', parts: [node] };
  }

  #escape(): GrepNode {
    const escaped = this.#text[this.#at + 1];
    this.#at += 2;
    if (escaped === undefined || /[1-9`'{}+?]/.test(escaped)) {
      const isLiteral = this.#extended && escaped !== undefined && /[{}+?]/.test(escaped);
      if (!isLiteral) throw new Unsupported();
    }
    const where = wordAsserts[escaped];
    if (where !== undefined) return { kind: 'assert', where };
    const accepts = escapedSets[escaped.toLowerCase()];
    if (accepts !== undefined) return { kind: 'set', accepts, negated: escaped !== escaped.toLowerCase() };
    return { kind: 'set', accepts: (character) => character === escaped, negated: false };
  }

  #repeated(first: GrepNode): GrepNode {
    // GNU grep reads a brace behind a word's edge in a way of its own.
    const isEdge = first.kind === 'assert' && first.where !== 'start';
    if (isEdge && this.#extended && this.#text[this.#at] === '{') throw new Unsupported();
    let node = first;
    for (;;) {
      const repeat = this.#repeat();
      if (repeat === null) return node;
      if (first.kind === 'assert') {
        // `^*` is an anchor and a star in basic patterns; elsewhere a repeated anchor is read differently by each grep.
        if (this.#extended || first.where !== 'start') throw new Unsupported();
        this.#at = repeat.from;
        return node;
      }
      node = { kind: 'repeat', part: node, least: repeat.least, most: repeat.most };
    }
  }

  #repeat(): { from: number; least: number; most: number | null } | null {
    const from = this.#at;
    if (this.#text[from] === '*') {
      this.#at += 1;
      return { from, least: 0, most: null };
    }
    if (this.#isOperator('+') || this.#isOperator('?')) {
      const isPlus = this.#isOperator('+');
      this.#skipOperator();
      return { from, least: isPlus ? 1 : 0, most: isPlus ? null : 1 };
    }
    if (!this.#isOperator('{')) return null;
    const interval = this.#interval(from + (this.#extended ? 1 : 2));
    // In extended patterns a brace that opens no interval is a brace.
    if (interval === null) {
      if (this.#extended && !afterBareBrace.test(this.#text[from + 1] ?? '')) return null;
      throw new Unsupported();
    }
    this.#at = interval.end;
    if (interval.least > mostRepeats || (interval.most ?? 0) > mostRepeats) throw new Unsupported();
    if (interval.most !== null && interval.most < interval.least) throw new Unsupported();
    return { from, least: interval.least, most: interval.most };
  }

  /** `2}`, `2,}`, `,3}` or `2,3}` at this offset. */
  #interval(at: number): { least: number; most: number | null; end: number } | null {
    const text = this.#text.slice(at, at + 12).join('');
    const match = /^([0-9]{0,4})(,?)([0-9]{0,4})(\\?)\}/.exec(text);
    if (match === null || (match[4] === '\\') === this.#extended) return null;
    const [whole, least = '', comma, most = ''] = match;
    if (least === '' && (comma === '' || most === '')) return null;
    const end = at + [...whole].length;
    if (comma === '') return { least: Number(least), most: Number(least), end };
    return { least: Number(least), most: most === '' ? null : Number(most), end };
  }

  #bracket(): GrepNode {
    let at = this.#at + 1;
    const isNegated = this.#text[at] === '^';
    if (isNegated) at += 1;
    const tests: ((character: string) => boolean)[] = [];
    for (let isFirst = true; isFirst || this.#text[at] !== ']'; isFirst = false) {
      const character = this.#text[at];
      if (character === undefined) throw new Unsupported();
      const next = this.#text[at + 1];
      if (character === '[' && (next === ':' || next === '.' || next === '=')) {
        const name = /^\[:([a-z]+):\]/.exec(this.#text.slice(at, at + 12).join(''))?.[1] ?? '';
        const test = characterClasses[name];
        if (test === undefined) throw new Unsupported();
        tests.push(test);
        at += name.length + 4;
      } else if (next === '-' && this.#text[at + 2] !== undefined && this.#text[at + 2] !== ']') {
        const last = this.#text[at + 2] ?? '';
        if (last === '[' || codeOf(last) < codeOf(character)) throw new Unsupported();
        tests.push((other) => codeOf(other) >= codeOf(character) && codeOf(other) <= codeOf(last));
        at += 3;
      } else {
        tests.push((other) => other === character);
        at += 1;
      }
    }
    this.#at = at + 1;
    return { kind: 'set', accepts: (character) => tests.some((test) => test(character)), negated: isNegated };
  }
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

const byPattern = (pattern: RegExp) => (character: string) => pattern.test(character);
const characterClasses: Readonly<Record<string, (character: string) => boolean>> = {
  alpha: byPattern(/^\p{L}$/u),
  digit: byPattern(/^[0-9]$/),
  alnum: byPattern(/^[\p{L}\p{N}]$/u),
  upper: byPattern(/^\p{Lu}$/u),
  lower: byPattern(/^\p{Ll}$/u),
  space: byPattern(/^\s$/),
  blank: byPattern(/^[ \t]$/),
  punct: byPattern(/^[!-/:-@[-`{-~]$/),
  xdigit: byPattern(/^[0-9A-Fa-f]$/),
  print: byPattern(/^[^\p{C}]$/u),
  graph: byPattern(/^[^\p{C}\s]$/u),
  cntrl: byPattern(/^\p{Cc}$/u),
};
