/** Figures as both languages write them: half-width, thousands apart, with their unit. */

/** Made once: a document of ten thousand rows writes as many numbers. */
const numberFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `1,204`, at most one decimal. */
export function numberText(value: number): string {
  return Number.isInteger(value) && value > 0 && value < 1_000 ? String(value) : numberFormat.format(value);
}

/** `12 ms` below a second, else `1.2 s`. */
export function shortTimeText(durationMs: number): string {
  return durationMs < 1_000 ? `${numberText(Math.round(durationMs))} ms` : `${numberText(durationMs / 1_000)} s`;
}

/** `+3.2 s`, `−12 ms`: a difference between two clocks. */
export function signedTimeText(offsetMs: number): string {
  return `${offsetMs < 0 ? '−' : '+'}${shortTimeText(Math.abs(offsetMs))}`;
}

export function percentText(percent: number): string {
  return `${numberText(percent)}%`;
}

/** Any text as one line. Most are one already, which is quicker to see than to write anew. */
export function oneLine(text: string): string {
  return (/[^\S ]| {2}/u.test(text) ? text.replace(/\s+/gu, ' ') : text).trim();
}
