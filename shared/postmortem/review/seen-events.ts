/** The record as a person saw it when they confirmed it: by how far each device's events had come, whatever was merged since. */
import type { RecordedEvent } from '../../incident/event.ts';
import type { Seen } from '../../incident/review-payloads.ts';

export function seenOf(events: readonly Pick<RecordedEvent, 'deviceId' | 'chainSeq'>[]): Seen[] {
  const last = new Map<string, number>();
  for (const { deviceId, chainSeq } of events) last.set(deviceId, Math.max(chainSeq, last.get(deviceId) ?? 0));
  return [...last].map(([deviceId, chainSeq]) => ({ deviceId, chainSeq }));
}

export function eventsSeen(events: readonly RecordedEvent[], seen: readonly Seen[]): RecordedEvent[] {
  const last = new Map(seen.map(({ deviceId, chainSeq }) => [deviceId, chainSeq]));
  return events.filter(({ deviceId, chainSeq }) => chainSeq <= (last.get(deviceId) ?? 0));
}
