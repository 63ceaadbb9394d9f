/** Finding what a command names in the runbook it is pinned to. */
import type { Cause, Command, Pattern, Runbook, Step } from '../runbook/model.ts';
import type { Payload } from './event.ts';

export type RunbookItem = { id: string; key: string; text: string; list: Payload<'itemSet'>['list'] };

/** Everything of a runbook that has a state of its own in an incident. */
export function* itemsOf(runbook: Runbook): Generator<RunbookItem> {
  for (const item of runbook.preparation) yield { id: item.id, key: item.key, text: item.text, list: 'preparation' };
  for (const pattern of runbook.patterns) {
    for (const symptom of pattern.symptoms)
      yield { id: symptom.id, key: symptom.key, text: symptom.text, list: 'symptom' };
    for (const { id, key, cause, action } of pattern.causes)
      if (action !== null) yield { id: causeActionId(id), key, text: `${cause}: ${action}`, list: 'procedureItem' };
    for (const procedure of pattern.procedures) {
      for (const step of procedure.steps) yield { id: step.id, key: step.key, text: stepTitle(step), list: 'step' };
      for (const item of procedure.items) yield { id: item.id, key: item.key, text: item.text, list: 'procedureItem' };
    }
  }
  const asked = runbook.rollbackRules.filter(({ source }) => source === 'faq').flatMap(({ criteria }) => criteria);
  for (const { id, key, text } of asked) yield { id, key, text, list: 'procedureItem' };
  for (const item of runbook.recoveryChecklist) yield { id: item.id, key: item.key, text: item.text, list: 'recovery' };
}

/** What a row of the table of causes says to do has a state of its own, beside the one of the cause. */
export function causeActionId(causeId: string): string {
  return `${causeId}/action`;
}

/** A step's own title, else its first command or comment: what a row of the timeline calls it. */
export function stepTitle(step: Step): string {
  return step.title ?? step.commands[0]?.text ?? step.comments[0] ?? step.id;
}

export function findItem(runbook: Runbook, id: string): RunbookItem | null {
  for (const item of itemsOf(runbook)) if (item.id === id) return item;
  return null;
}

export function findPattern(runbook: Runbook, id: string): Pattern | null {
  return runbook.patterns.find((pattern) => pattern.id === id) ?? null;
}

export function findCause(runbook: Runbook, id: string): { cause: Cause; pattern: Pattern } | null {
  for (const pattern of runbook.patterns) {
    const cause = pattern.causes.find((candidate) => candidate.id === id);
    if (cause) return { cause, pattern };
  }
  return null;
}

/** A command anywhere in the runbook, with the step it stands in. */
export function findCommand(runbook: Runbook, id: string): { command: Command; step: Step } | null {
  const steps = [
    ...runbook.patterns.flatMap((pattern) => pattern.procedures.flatMap((procedure) => procedure.steps)),
    ...runbook.appendix.flatMap((section) => section.steps),
  ];
  for (const step of steps) {
    const command = step.commands.find((candidate) => candidate.id === id);
    if (command) return { command, step };
  }
  return null;
}
