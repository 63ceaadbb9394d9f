/**
 * Labels of rows, as documents cite them: R-012 is the twelfth event of the device that opened the incident, R-B003 the third of
 * the second one. An event keeps its label whatever is entered or merged later.
 */
import type { RecordedEvent } from './event.ts';
import { numberedLabel } from './evidence-label.ts';

export function rowLabel({ chainSeq, deviceId }: RecordedEvent, devices: readonly string[]): string {
  return numberedLabel('R', chainSeq, Math.max(0, devices.indexOf(deviceId)));
}
