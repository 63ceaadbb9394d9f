/**
 * Decides whether a line matches a grep pattern, by following all ways through the pattern at once: the time is the
 * product of line and pattern, whatever the pattern is, where backtracking could take for ever.
 */
import { type GrepNode, isWordCharacter, readGrepPattern } from './grep-syntax.ts';

type Syntax = 'basic' | 'extended' | 'fixed';
export type LineTest = (line: string) => boolean;

type Instruction =
  | Extract<GrepNode, { kind: 'set' }>
  | Extract<GrepNode, { kind: 'assert' }>
  | { kind: 'split'; ways: [number, number] }
  | { kind: 'jump'; to: number }
  | { kind: 'match' };

const longestProgram = 3000;

/** Null where the pattern cannot be followed as grep would: then the filter is left to a person. */
export function grepMatcher(pattern: string, syntax: Syntax, ignoreCase: boolean): LineTest | null {
  const tests: LineTest[] = [];
  // grep takes each line of the pattern for an alternative.
  for (const line of pattern.split('\n').flatMap((each) => plainWays(each, syntax))) {
    const test =
      syntax === 'fixed' || isPlain(line, syntax) ? textTest(line, ignoreCase) : programTest(line, syntax, ignoreCase);
    if (test === null) return null;
    tests.push(test);
  }
  const [only] = tests;
  return tests.length === 1 && only !== undefined ? only : (line) => tests.some((test) => test(line));
}

/** `ERROR|WARN` as its words; anything else as it is. An empty way, which matches everywhere, is left to the program. */
function plainWays(pattern: string, syntax: Syntax): string[] {
  const ways = pattern.split('|');
  return syntax === 'extended' && ways.every((way) => way !== '' && isPlain(way, syntax)) ? ways : [pattern];
}

/** Most patterns are words: looking for them needs no program. */
function isPlain(pattern: string, syntax: Syntax): boolean {
  return !(syntax === 'extended' ? /[\\^$.*[\](){}+?|]/ : /[\\^$.*[\]]/).test(pattern);
}

function textTest(text: string, ignoreCase: boolean): LineTest {
  if (!ignoreCase) return (line) => line.includes(text);
  const folded = text.toLowerCase();
  return (line) => line.toLowerCase().includes(folded);
}

function programTest(pattern: string, syntax: Syntax, ignoreCase: boolean): LineTest | null {
  const tree = readGrepPattern(pattern, syntax === 'extended');
  if (tree === null) return null;
  const program: Instruction[] = [];
  if (!compile(tree, program, ignoreCase)) return null;
  program.push({ kind: 'match' });
  return (line) => run(program, [...line]);
}

/** False where the program would grow too long. */
function compile(node: GrepNode, program: Instruction[], ignoreCase: boolean): boolean {
  if (program.length > longestProgram) return false;
  switch (node.kind) {
    case 'empty':
      return true;
    case 'set':
      program.push(ignoreCase ? { ...node, accepts: inAnyCase(node.accepts) } : node);
      return true;
    case 'assert':
      program.push(node);
      return true;
    case 'sequence':
      return node.parts.every((part) => compile(part, program, ignoreCase));
    case 'either':
      return compileEither(node.ways, program, ignoreCase);
    case 'repeat':
      return compileRepeat(node, program, ignoreCase);
  }
}

function inAnyCase(accepts: (character: string) => boolean): (character: string) => boolean {
  return (character) => accepts(character) || accepts(character.toLowerCase()) || accepts(character.toUpperCase());
}

function compileEither(ways: readonly GrepNode[], program: Instruction[], ignoreCase: boolean): boolean {
  const jumps: { kind: 'jump'; to: number }[] = [];
  for (const [index, way] of ways.entries()) {
    const split: Instruction = { kind: 'split', ways: [program.length + 1, 0] };
    const isLast = index === ways.length - 1;
    if (!isLast) program.push(split);
    if (!compile(way, program, ignoreCase)) return false;
    if (isLast) break;
    const jump = { kind: 'jump' as const, to: 0 };
    jumps.push(jump);
    program.push(jump);
    split.ways[1] = program.length;
  }
  for (const jump of jumps) jump.to = program.length;
  return true;
}

function compileRepeat(
  { part, least, most }: Extract<GrepNode, { kind: 'repeat' }>,
  program: Instruction[],
  ignoreCase: boolean,
): boolean {
  for (let count = 0; count < least; count += 1) if (!compile(part, program, ignoreCase)) return false;
  if (most === null) {
    const from = program.length;
    const split: Instruction = { kind: 'split', ways: [from + 1, 0] };
    program.push(split);
    if (!compile(part, program, ignoreCase)) return false;
    program.push({ kind: 'jump', to: from });
    split.ways[1] = program.length;
    return true;
  }
  const splits: { ways: [number, number] }[] = [];
  for (let count = least; count < most; count += 1) {
    const split: Instruction = { kind: 'split', ways: [program.length + 1, 0] };
    splits.push(split);
    program.push(split);
    if (!compile(part, program, ignoreCase)) return false;
  }
  for (const split of splits) split.ways[1] = program.length;
  return true;
}

function run(program: readonly Instruction[], line: readonly string[]): boolean {
  const seen = new Int32Array(program.length).fill(-1);
  let current: number[] = [];
  for (let at = 0; at <= line.length; at += 1) {
    const here: number[] = [];
    // A match may begin anywhere, so the program's start is among the places at every character.
    for (const start of [...current, 0]) {
      if (follow(program, start, line, at, seen, here)) return true;
    }
    const character = line[at];
    if (character === undefined) return false;
    current = [];
    for (const place of here) {
      const instruction = program[place];
      if (instruction?.kind === 'set' && instruction.accepts(character) !== instruction.negated)
        current.push(place + 1);
    }
  }
  return false;
}

/** Adds the characters that can be read from this place on; true where the pattern is complete already. */
function follow(
  program: readonly Instruction[],
  start: number,
  line: readonly string[],
  at: number,
  seen: Int32Array,
  here: number[],
): boolean {
  const waiting = [start];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen[place] === at) continue;
    seen[place] = at;
    const instruction = program[place];
    if (instruction === undefined) continue;
    if (instruction.kind === 'match') return true;
    if (instruction.kind === 'set') here.push(place);
    else if (instruction.kind === 'jump') waiting.push(instruction.to);
    else if (instruction.kind === 'split') waiting.push(...instruction.ways);
    else if (holds(instruction.where, line, at)) waiting.push(place + 1);
  }
  return false;
}

function holds(where: Extract<GrepNode, { kind: 'assert' }>['where'], line: readonly string[], at: number): boolean {
  const before = at > 0 && isWordCharacter(line[at - 1] ?? '');
  const after = at < line.length && isWordCharacter(line[at] ?? '');
  switch (where) {
    case 'start':
      return at === 0;
    case 'end':
      return at === line.length;
    case 'wordStart':
      return !before && after;
    case 'wordEnd':
      return before && !after;
    case 'wordEdge':
      return before !== after;
    case 'noWordEdge':
      return before === after;
  }
}
