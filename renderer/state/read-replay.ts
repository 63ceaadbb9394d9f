/** Reading an incident's events as a replay needs them: the first moments at once, the others behind them, then only what is new. */
import type { ContractClient } from '../../shared/contract/contract-client.ts';
import { createReplay, type Replay } from '../../shared/replay/replay.ts';
import type { ReplayPage } from '../../shared/replay/replay-page.ts';

export type ReplaySoFar = {
  replay: Replay;
  /** Events of the whole record, those included that were not read yet. */
  total: number;
  untilSeq: number;
  number: number;
};

/**
 * @param known what an earlier reading came to; what was recorded since is put behind it.
 * @param show gets what is known so far, page by page.
 */
export async function readReplay(
  calls: Pick<ContractClient['incidents'], 'replayPage'>,
  incidentId: string,
  known: ReplaySoFar | undefined,
  show: (soFar: ReplaySoFar) => void,
): Promise<ReplaySoFar> {
  const from = known?.replay.events.length ?? 0;
  const page = await calls.replayPage({ incidentId, from, untilSeq: null });
  let read =
    known !== undefined && isBehind(page, known)
      ? withPage(known, page)
      : withPage(null, from === 0 ? page : await calls.replayPage({ incidentId, from: 0, untilSeq: null }), incidentId);
  while (read.replay.events.length < read.total) {
    show(read);
    const { untilSeq, replay } = read;
    read = withPage(read, await calls.replayPage({ incidentId, from: replay.events.length, untilSeq }));
  }
  return read;
}

/** Whether all that is new became known last; another device's record can have come in between. */
function isBehind({ events, total, untilSeq }: ReplayPage, known: ReplaySoFar): boolean {
  const { length } = known.replay.events;
  if (length < known.total || total < length) return false;
  if (untilSeq === known.untilSeq) return total === length;
  return events.length === total - length && events.every(({ seq }) => seq > known.untilSeq);
}

function withPage(before: ReplaySoFar | null, page: ReplayPage, incidentId = ''): ReplaySoFar {
  const { events, total, untilSeq, number } = page;
  const replay = before === null ? createReplay(incidentId, events) : before.replay.with(events);
  return { replay, total, untilSeq, number };
}
