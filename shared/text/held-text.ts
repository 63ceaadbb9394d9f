/** How long something held: `6 s` below a minute, else whole minutes (`5分`), rounded down so that no more is claimed than was seen. */
import type { CommonText } from './ui/common-ja.ts';

export function heldText(heldMs: number, { time }: CommonText): string {
  return heldMs < 60_000 ? `${Math.floor(heldMs / 1_000)} s` : time.minutes(Math.floor(heldMs / 60_000));
}
