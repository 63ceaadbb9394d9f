/** Spans of time in figures (`1:29`, `00:03:31`) and in words (`3分`). */
import type { UiText } from '../../shared/text/ui-ja.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `00:03:31`, hours beyond 99 as they are; what is negative counts as zero. */
export function clockText(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** `1:29`, and from one hour on `1:29:00`. */
export function shortClockText(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1_000));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** The largest unit alone, rounded down: `3分`, `2時間`, `4日`. */
export function spanText(durationMs: number, { time }: UiText['common']): string {
  const minutes = Math.max(0, Math.floor(durationMs / 60_000));
  if (minutes < 60) return time.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? time.hours(hours) : time.days(Math.floor(hours / 24));
}

export function agoText(durationMs: number, common: UiText['common']): string {
  return durationMs < 60_000 ? common.time.now : common.time.ago(spanText(durationMs, common));
}
