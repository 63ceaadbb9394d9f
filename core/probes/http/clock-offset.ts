/** What the answer's `Date` says of the target's clock. */

/** `Date` names a second, of which the answer may have been written at any moment. */
const resolutionMs = 1_000;

/**
 * The target's clock minus ours in milliseconds, 0 where both may well agree; null where there is none, or where a cache kept the header.
 *
 * @param sentAtMs, receivedAtMs our clock around the answer: it was written somewhere between.
 */
export function clockOffset(
  headers: { date?: string | undefined; age?: string | undefined },
  { sentAtMs, receivedAtMs }: { sentAtMs: number; receivedAtMs: number },
): number | null {
  const writtenMs = Date.parse(headers.date ?? '');
  if (Number.isNaN(writtenMs) || headers.age !== undefined) return null;
  const mayAgree = writtenMs <= receivedAtMs && writtenMs + resolutionMs > sentAtMs;
  return mayAgree ? 0 : Math.round(writtenMs + resolutionMs / 2 - (sentAtMs + receivedAtMs) / 2);
}
