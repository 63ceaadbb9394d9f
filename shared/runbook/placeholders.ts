/** Fills in what a runbook left open, so that the command stays the command that was read. */

import { splitPlaceholders } from './commands/placeholder-syntax.ts';
import { understandCommand } from './commands/understand-command.ts';
import { riskRank } from './commands/understanding.ts';
import type { Command } from './model.ts';

export type Filled =
  | { ok: true; command: Command }
  | { ok: false; code: 'placeholderMissing' | 'placeholderNotAllowed'; placeholder: string };

/** Letters, digits and `._:/@-`, no hyphen in front: nothing here means anything to a shell or to SQL. */
const safeValue = /^[\p{L}\p{N}._:/@][\p{L}\p{N}._:/@-]{0,1023}$/u;
/** Tokens and query values of HTTP are written with these as well. */
const safeHttpValue = /^[\p{L}\p{N}._:/@][\p{L}\p{N}._:/@+=~%-]{0,4095}$/u;

/**
 * The command with its values in place, understood anew. A value that would make it riskier is refused; what the environment
 * fills in (a token) stays open.
 */
export function fillPlaceholders(command: Command, inputs: Readonly<Record<string, string>>): Filled {
  const pieces: string[] = [];
  let firstPlaceholder = '';
  for (const { text: piece, placeholder } of splitPlaceholders(command.text)) {
    if (placeholder === null) {
      pieces.push(piece);
      continue;
    }
    firstPlaceholder ||= placeholder;
    const value = Object.hasOwn(inputs, placeholder) ? (inputs[placeholder] ?? '').trim() : '';
    if (value === '' && !command.placeholders.includes(placeholder)) {
      pieces.push(piece);
      continue;
    }
    if (value === '') return { ok: false, code: 'placeholderMissing', placeholder };
    if (!isSafe(value, pieces.at(-1) ?? '', command)) return { ok: false, code: 'placeholderNotAllowed', placeholder };
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

/** Two hyphens would begin a comment of SQL; a dollar sign or a backslash in front would give the value a meaning. */
function isSafe(value: string, before: string, { probe }: Command): boolean {
  const pattern = probe?.type === 'http' ? safeHttpValue : safeValue;
  const startsComment = probe?.type !== 'http' && value.includes('--');
  return pattern.test(value) && !startsComment && !/[$\\]$/.test(before);
}
