/** Figures as both languages write them: half-width, thousands apart, with their unit. */

/** `1,204`, at most one decimal. */
export function numberText(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

/** `12 ms` up to a second, `1.2 s` up to two minutes, then minutes and seconds are left to the caller's words. */
export function shortTimeText(durationMs: number): string {
  return durationMs < 1_000 ? `${numberText(Math.round(durationMs))} ms` : `${numberText(durationMs / 1_000)} s`;
}

export function percentText(percent: number): string {
  return `${numberText(percent)}%`;
}

/** Any text as one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
