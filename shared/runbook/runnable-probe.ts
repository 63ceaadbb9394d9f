/** What of a runbook's command may run: the one place that turns a command into a look. */
import type { Command, Probe } from './model.ts';

/** Its own probe, or the bounded or mended one beside it; null where it is not a look, so that it can only be copied. */
export function runnableProbe(command: Command): Probe | null {
  if (command.risk !== 'observe') return null;
  return command.substitute?.probe ?? (command.unending ? null : command.probe);
}
