/** By which a file says from how much of the record it was made: each device's number of events and the hash that they end in. */

/** An entry of the list in the first annex, whatever its words: the device, how many events, the hash. */
const entry = /^[-*+]\s+\D*\d+\D+?([\d,]+)\D*SHA-256 ([0-9a-f]{64})\s*$/gmu;

/** In the document's order of devices; empty where the file holds none. */
export function fingerprintIn(text: string): { events: number; hash: string }[] {
  return [...text.replace(/\r\n?/gu, '\n').matchAll(entry)].map(([, events = '', hash = '']) => ({
    events: Number(events.replaceAll(',', '')),
    hash,
  }));
}
