/**
 * How and when an incident was noticed, read from the text of the alert. Whatever the text is, this answers: an alert that nothing
 * understands still declares.
 */
import type { AlertFacts } from '../alert/alert-facts.ts';
import { readJsonAlert } from '../alert/json-alert.ts';
import { readTextAlert } from '../alert/text-alert.ts';

/** A title longer than this is cut; the whole text is kept beside it. */
const longestTitle = 200;

/** Alerts are read this far: what they are stands at their head. */
const longestRead = 100_000;

/** Clocks of two machines differ by so much, so that an alert of this second may stand in the future. */
const clocksDifferMs = 2 * 60_000;

/** @param zone IANA zone of times that are written without one. */
export function readAlertText(text: string, zone: string): AlertFacts {
  const read = text.slice(0, longestRead);
  const facts = readJsonAlert(read, zone) ?? readTextAlert(read.normalize('NFKC'), zone);
  return { ...facts, title: facts.title === null ? null : oneLine(facts.title) };
}

/** When the alert says that it was noticed, as the record may hold it: never later than now; null where that makes no sense. */
export function detectedAtMs({ firedAt }: AlertFacts, nowMs: number): number | null {
  if (firedAt === null || firedAt.atMs > nowMs + clocksDifferMs) return null;
  return Math.min(firedAt.atMs, nowMs);
}

function oneLine(title: string): string {
  return title.replace(/\s+/gu, ' ').trim().slice(0, longestTitle).trim();
}
