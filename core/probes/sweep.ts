/** Many checks at once, bounded so that looking is no load of its own, each told as it ends. */
import type { CheckOutcome, CheckRequest, ProbeContext } from './probe.ts';
import { cancelledOutcome, runCheck } from './run-check.ts';

export type SweepItem = { id: string; request: CheckRequest };

/** Told of each check, with the ids of all that are under way at that moment. */
export type SweepListener = {
  onStart(id: string, underWayIds: readonly string[]): void;
  onResult(id: string, outcome: CheckOutcome, underWayIds: readonly string[]): void;
};

const mostAtOnce = { database: 2, other: 8 };

/**
 * Runs every check and tells each result once; requests that are the same are made once and told under each id. After a
 * cancel nothing more begins, and what was not begun is told as cancelled.
 *
 * @throws what a listener threw, when all checks have ended.
 */
export async function sweep(
  items: readonly SweepItem[],
  context: ProbeContext,
  listener: SweepListener,
): Promise<void> {
  const underWay = new Set<string>();
  const groups = [...Map.groupBy(items, ({ request }) => JSON.stringify(request)).values()];

  async function run(group: readonly SweepItem[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    const isBegun = !context.cancel.aborted;
    if (isBegun) {
      for (const { id } of group) {
        underWay.add(id);
        listener.onStart(id, [...underWay]);
      }
    }
    const outcome = isBegun ? await runCheck(first.request, context) : cancelledOutcome(first.request, context);
    for (const { id } of group) {
      underWay.delete(id);
      listener.onResult(id, outcome, [...underWay]);
    }
  }

  const { database = [], other = [] } = Object.groupBy(groups, ([first]) =>
    first !== undefined && asksDatabase(first) ? 'database' : 'other',
  );
  const ends = await Promise.allSettled([
    atMost(mostAtOnce.database, database, run),
    atMost(mostAtOnce.other, other, run),
  ]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function asksDatabase({ request }: SweepItem): boolean {
  return request.kind === 'databaseConnections' || (request.kind === 'command' && request.probe.type === 'sql');
}

/** Takes entries in their order, so many at a time. What throws stops none of the others, and is thrown when all are done. */
async function atMost<T>(limit: number, entries: readonly T[], run: (entry: T) => Promise<void>): Promise<void> {
  const queue = entries.values();
  const errors: unknown[] = [];
  const worker = async () => {
    for (const entry of queue) await run(entry).catch((error: unknown) => errors.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(limit, entries.length) }, worker));
  if (errors.length > 0) throw errors[0];
}
