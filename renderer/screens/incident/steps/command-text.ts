/** A command's text as a person copies it, and what the runbook's check says about it. */
import { splitPlaceholders } from '../../../../shared/runbook/commands/placeholder-syntax.ts';
import type { Command, Diagnostic, Runbook, Step } from '../../../../shared/runbook/model.ts';

type Inputs = Readonly<Record<string, string>>;

/** Placeholders that were filled in replaced; the others stay as they are written. */
export function fillText(text: string, inputs: Inputs): string {
  return splitPlaceholders(text)
    .map((piece) => (piece.placeholder === null ? piece.text : filledIn(inputs, piece.placeholder) || piece.text))
    .join('');
}

/** The first placeholder without a value; null where all have one. */
export function missingPlaceholder({ placeholders }: Pick<Command, 'placeholders'>, inputs: Inputs): string | null {
  return placeholders.find((name) => filledIn(inputs, name) === '') ?? null;
}

/** Those that no command above it in the same step asks for already: one value serves them all. */
export function placeholdersToAsk(command: Command, step: Step | undefined): string[] {
  const at = step?.commands.findIndex(({ id }) => id === command.id) ?? 0;
  const above = new Set(step?.commands.slice(0, Math.max(0, at)).flatMap(({ placeholders }) => placeholders));
  return command.placeholders.filter((name) => !above.has(name));
}

/** Findings about this command, each once. That it has placeholders is plain to see from its inputs. */
export function findingsOf({ line }: Pick<Command, 'line'>, runbook: Runbook | null): Diagnostic[] {
  const here = (runbook?.diagnostics ?? []).filter(
    (finding) => finding.line === line && finding.code !== 'placeholders',
  );
  return here.filter((finding, index) => here.findIndex(({ code }) => code === finding.code) === index);
}

function filledIn(inputs: Inputs, name: string): string {
  return Object.hasOwn(inputs, name) ? (inputs[name] ?? '').trim() : '';
}
