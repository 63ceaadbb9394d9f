/** Lines on their way to a window: gathered for a moment, and passed over where there are more than anyone could read. */
import type { FollowEvent } from '../../shared/contract/view.ts';

const gatherMs = 150;
const mostLines = 400;

type Ended = Extract<FollowEvent, { kind: 'ended' }>;

export type LineQueue = {
  add: (lines: readonly string[]) => void;
  end: (ended: Ended) => void;
  /** Ends with the end; lines that came before it are told first. */
  events: () => AsyncGenerator<FollowEvent>;
};

export function lineQueue(): LineQueue {
  let waiting: string[] = [];
  let skipped = 0;
  let ended: Ended | null = null;
  let wake = Promise.withResolvers<void>();

  return {
    add(lines) {
      waiting.push(...lines.slice(-mostLines));
      const over = Math.max(0, waiting.length - mostLines);
      skipped += over + Math.max(0, lines.length - mostLines);
      if (over > 0) waiting = waiting.slice(over);
      wake.resolve();
    },
    end(how) {
      ended = how;
      wake.resolve();
    },
    async *events() {
      for (;;) {
        await wake.promise;
        if (ended === null) await new Promise((resolve) => setTimeout(resolve, gatherMs));
        wake = Promise.withResolvers<void>();
        const isLast = ended;
        const lines = waiting;
        const passedOver = skipped;
        waiting = [];
        skipped = 0;
        if (lines.length > 0) yield { kind: 'lines', lines, skipped: passedOver };
        if (isLast !== null) {
          yield isLast;
          return;
        }
      }
    },
  };
}
