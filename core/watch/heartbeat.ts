/**
 * Beats while anything is watched, and sees by its own beats when nothing was: the machine slept, its clock was changed, or the app
 * stood still. When it was last alive is kept on the disk, so that the next start can say how long nobody watched.
 */
import { beatMs, type Gap, gapBetween, type Instant } from '../../shared/watch/gap.ts';
import type { Services } from '../services.ts';
import type { Timer } from '../timer.ts';

export type Heartbeat = {
  /** Looks at both clocks now; a gap since the last time is told before this returns. */
  beat(): void;
  start(): void;
  stop(): void;
  /** Writes that the app is alive: at most once a minute, unless asked to `now`. */
  saveAlive(now?: 'now'): void;
  /** When it was last written; 0 where never. */
  aliveMs(): number;
};

const aliveEveryMs = 60_000;
const aliveSetting = 'watchAliveAtMs';

export function createHeartbeat(
  { clock, store }: Pick<Services, 'clock' | 'store'>,
  timer: Timer,
  { onGap, onBeat }: { onGap: (gap: Gap) => void; onBeat: () => void },
): Heartbeat {
  let last: Instant | null = null;
  let cancel: (() => void) | null = null;
  let savedMs = 0;

  const now = (): Instant => ({ wallMs: clock.nowMs(), monoNs: clock.monoNs() });

  function beat(): void {
    const at = now();
    const gap = last === null ? null : gapBetween(last, at);
    last = at;
    if (gap !== null) onGap(gap);
    onBeat();
  }

  function beatOn(): void {
    cancel = timer.after(beatMs, () => {
      beatOn();
      beat();
    });
  }

  return {
    beat,
    start() {
      if (cancel !== null) return;
      last = now();
      beatOn();
    },
    stop() {
      cancel?.();
      cancel = null;
      last = null;
    },
    saveAlive(when) {
      const nowMs = clock.nowMs();
      if (when === undefined && Math.abs(nowMs - savedMs) < aliveEveryMs) return;
      store.settings.set(aliveSetting, nowMs);
      savedMs = nowMs;
    },
    aliveMs() {
      const saved = store.settings.get(aliveSetting);
      return typeof saved === 'number' ? saved : 0;
    },
  };
}
