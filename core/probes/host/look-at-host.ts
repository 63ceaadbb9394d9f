/** One look at a machine: it is reached first, what it gives is redacted, and what could not be read is a reading too. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { toEvidence } from '../evidence.ts';
import type { CheckOutcome, ProbeContext } from '../probe.ts';
import { Unreadable, unreadableOutcome } from '../unreadable.ts';
import { hostNameOf, type ReachedHost, reachHost } from './reach-host.ts';

type Found = {
  readings: Reading[];
  /** What stands between the title and the text, such as the files that were read. */
  origins?: readonly string[];
  text: string;
};

/** @param title what is looked at; the machine's name is put behind it. */
export async function lookAtHost(
  title: string,
  hostId: string | null,
  context: ProbeContext,
  find: (host: ReachedHost) => Promise<Found>,
): Promise<CheckOutcome> {
  const startedAtMs = context.nowMs();
  const startedMs = performance.now();
  const titleThere = `${title} @ ${hostNameOf(context, hostId)}`;
  try {
    const { readings, origins = [], text } = await find(reachHost(context, hostId));
    return {
      target: context.redact(titleThere),
      startedAtMs,
      durationMs: Math.round(performance.now() - startedMs),
      readings,
      evidence: toEvidence(asText([titleThere, ...origins], text), 'text/plain', context.redact),
      clockOffsetMs: null,
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadableOutcome(error, { title: titleThere, startedAtMs }, context);
  }
}

function asText(head: readonly string[], text: string): string {
  return `${head.join('\n')}\n\n${text === '' ? '' : `${text}\n`}`;
}
