/** Actions written as a list, without an owner or a day in the item or right below it. */
import type { CheckedText } from '../checked-text.ts';
import { isProposal } from '../proposal-mark.ts';
import type { Hit, RewriteCode } from '../rule.ts';

const item = /^(?<lead>\s{0,12}(?:[-*+]|\d{1,3}[.)]) (?<box>\[ \] )?)(?<words>\S.*)$/u;
/** What somebody will do: the plain form of a verb at the end, or an imperative at the beginning. */
const actionJa =
  /(?:する|加える|入れる|変える|分ける|設ける|止める|やめる|消す|戻す|直す|移す|下げる|上げる|増やす|減らす|作る)。?$/u;
const actionEn =
  /^(?:Add|Alert|Automate|Block|Change|Create|Delete|Document|Enable|Limit|Lower|Migrate|Monitor|Move|Notify|Raise|Remove|Replace|Restrict|Rotate|Run|Set|Split|Test|Update|Write)\b/u;

/** What stands in brackets at the end belongs to the action, not to its verb. */
const aside = / ?[(（][^()（）]{1,80}[)）]。?$/u;

/** What will not be done, with the reason, needs nobody to do it. */
const declined = /見送り|却下|[(（]理由\s*[:：]|\bdeclined\b|\(reason:/iu;

const owner = /担当|責任者|\bowner\b|\bassignee\b|(?<!\w)@\w/iu;
const due =
  /期日|期限|納期|までに|\d{4}-\d{2}-\d{2}|\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}\/\d{1,2}(?!\d)|\bdue\b|\bdeadline\b/iu;

/** Further below than this nobody sees the connection. */
const linesBelow = 4;

export function itemsLacking({ lines }: CheckedText): Omit<Hit, 'language'>[] {
  return lines.flatMap(({ start, text }, index) => {
    const { lead = '', box, words = '' } = item.exec(text.trimEnd())?.groups ?? {};
    const isAction = box !== undefined || actionJa.test(words.slice(-120).replace(aside, '')) || actionEn.test(words);
    if (words === '' || !isAction || isProposal(text) || declined.test(text)) return [];
    const said = [text, ...below(lines, index)].join('\n');
    const rewrite = lacking(owner.test(said), due.test(said));
    if (rewrite === null) return [];
    const from = start + lead.length;
    const end = from + words.replace(/。$/u, '').length;
    return [{ start: from, end, rewrite, replaces: { start: end, end } }];
  });
}

function lacking(hasOwner: boolean, hasDue: boolean): RewriteCode | null {
  if (hasOwner) return hasDue ? null : 'addDue';
  return hasDue ? 'addOwner' : 'addOwnerAndDue';
}

function below(lines: CheckedText['lines'], index: number): string[] {
  const next = lines.slice(index + 1, index + 1 + linesBelow).map(({ text }) => text);
  const indent = indentOf(lines[index]?.text ?? '');
  const end = next.findIndex((text) => text.trim() === '' || indentOf(text) <= indent);
  return end < 0 ? next : next.slice(0, end);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
