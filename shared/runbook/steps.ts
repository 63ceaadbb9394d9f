/** Code blocks as steps: a comment titles the commands under it, and some comments make them another way of doing the same. */
import type { Code } from 'mdast';
import { splitCommands } from './commands/split-commands.ts';
import { understandCommand } from './commands/understand-command.ts';
import type { Findings } from './diagnostics.ts';
import { type Place, placeOf } from './markdown.ts';
import type { Command, Step } from './model.ts';
import { keyOf, splitNumber } from './wording.ts';

type Draft = Omit<Step, 'id' | 'key' | 'commands'> & { commands: Omit<Command, 'id'>[] };

const platform =
  '(?:docker|コンテナ|compose|kubernetes|k8s|podman|systemd|vm|仮想マシン|クラウド|オンプレ|container|ecs|eks|gke|swarm)';
const another = [
  /^(?:または|もしくは|あるいは|或いは|代わりに|別の方法)/iu,
  /^(?:or|alternatively|otherwise|instead)\b/iu,
  new RegExp(`${platform}[^。]{0,20}(?:の場合|のとき|環境では|を使う場合|では)`, 'iu'),
  new RegExp(String.raw`\b(?:if|in|on|with|for|when|where|under|using)\b.{0,30}\b${platform}\b`, 'iu'),
  new RegExp(String.raw`^${platform}\b.{0,20}\b(?:only|environments?|variant|version|hosts?)\b`, 'iu'),
];

/** How a comment says that what follows is another way; null where it does not. */
export function alternativeIn(comment: string): string | null {
  const folded = comment.normalize('NFKC');
  const bracketed = /[(（]([^)）]{1,60})[)）]/u.exec(comment)?.[1];
  if (bracketed !== undefined && another.some((way) => way.test(bracketed.normalize('NFKC')))) return bracketed.trim();
  return another.some((way) => way.test(folded)) ? comment.trim() : null;
}

type Origin = {
  /** Id of the procedure or appendix section that the steps belong to. */
  path: string;
  /** How many steps it has from earlier blocks. */
  already: number;
  /** Words before the block that name its first step: of a list item, or of a heading below the procedure's. */
  title: string | null;
  findings: Findings;
};

export function stepsOf(code: Code, origin: Origin): Step[] {
  const language = code.lang?.toLowerCase() ?? null;
  return draftsOf(code, language, origin).map((draft, index) => {
    const id = `${origin.path}/step-${origin.already + index + 1}`;
    const commands = draft.commands.map((command, at) => ({ ...command, id: `${id}/command-${at + 1}` }));
    const key = keyOf(draft.title ?? draft.alternative ?? commands[0]?.text ?? draft.comments[0] ?? '');
    return { ...draft, id, key, commands };
  });
}

function draftsOf(code: Code, language: string | null, { title, findings }: Origin): Draft[] {
  const start = placeOf(code);
  const drafts: Draft[] = [];
  const begin = (place: Place, name: string | null, alternative: string | null) => {
    const draft: Draft = { ...place, title: name, alternative, comments: [], commands: [] };
    drafts.push(draft);
    return draft;
  };
  if (title !== null) begin(start, title, alternativeIn(title));
  for (const part of splitCommands(code.value, language)) {
    const place = { line: start.line + 1 + part.lineOffset, column: start.column - 1 + part.column };
    const current = drafts.at(-1);
    if (part.kind === 'command') {
      (current ?? begin(place, null, null)).commands.push(commandOf(part.text, language, place, findings));
      continue;
    }
    const comment = withoutMark(part.text);
    if (comment === '') continue;
    const { number, rest } = splitNumber(comment);
    const alternative = alternativeIn(comment);
    const isWholeAlternative = number === null && alternative === comment;
    const awaitsCommands = current !== undefined && current.commands.length === 0;
    if (isWholeAlternative) begin(place, null, alternative);
    else if (awaitsCommands && number === null) current.comments.push(comment);
    else begin(place, rest, alternative);
  }
  return drafts;
}

function commandOf(text: string, language: string | null, place: Place, findings: Findings): Omit<Command, 'id'> {
  const { findings: found, ...meaning } = understandCommand(text, language);
  for (const { code, params } of found) findings.addCommand(code, place, params);
  if (meaning.placeholders.length > 0) findings.add('placeholders', place, { names: meaning.placeholders.join(', ') });
  return { key: keyOf(text), ...place, text, language, ...meaning };
}

function withoutMark(comment: string): string {
  return comment.replace(/^\s*(?:#+|--|\/\/)\s*/u, '').trim();
}
