/** Fills in what a runbook left open, so that the command stays the command that was read. */

import { splitPlaceholders } from './commands/placeholder-syntax.ts';
import { understandCommand } from './commands/understand-command.ts';
import { riskRank } from './commands/understanding.ts';
import type { Command } from './model.ts';

export type Filled =
  | { ok: true; command: Command }
  | { ok: false; code: 'placeholderMissing' | 'placeholderNotAllowed'; placeholder: string };

/** Letters, digits and `._:/@-`, no hyphen in front: nothing here means anything to a shell or to SQL. */
const safeValue = /^[\p{L}\p{N}._:/@][\p{L}\p{N}._:/@-]{0,255}$/u;

/** The command with its values in place, understood anew. A value that would make it riskier is refused. */
export function fillPlaceholders(command: Command, inputs: Readonly<Record<string, string>>): Filled {
  const pieces: string[] = [];
  let firstPlaceholder = '';
  for (const { text, placeholder } of splitPlaceholders(command.text)) {
    if (placeholder === null) {
      pieces.push(text);
      continue;
    }
    firstPlaceholder ||= placeholder;
    const value = Object.hasOwn(inputs, placeholder) ? (inputs[placeholder] ?? '').trim() : '';
    if (value === '') return { ok: false, code: 'placeholderMissing', placeholder };
    if (!isSafe(value, pieces.at(-1) ?? '')) return { ok: false, code: 'placeholderNotAllowed', placeholder };
    pieces.push(value);
  }
  if (firstPlaceholder === '') return { ok: true, command };
  const text = pieces.join('');
  const { findings: _, ...meaning } = understandCommand(text, command.language);
  const isSame =
    riskRank(meaning.risk) <= riskRank(command.risk) &&
    meaning.probe?.type === command.probe?.type &&
    meaning.unending === command.unending;
  if (!isSame) return { ok: false, code: 'placeholderNotAllowed', placeholder: firstPlaceholder };
  return { ok: true, command: { ...command, ...meaning, text } };
}

/** At the start of a comment of SQL two hyphens could meet, one of them the runbook's. */
function isSafe(value: string, before: string): boolean {
  return safeValue.test(value) && !value.includes('--') && !(before.endsWith('$') || before.endsWith('\\'));
}
