/** Output that a person brings along (pasted, or piped in from a terminal) as evidence like any other. */
import type { Appended, Caller } from '../record.ts';
import type { Services } from '../services.ts';
import { textBlob } from '../text-blob.ts';
import { attachEvidence } from './attach-evidence.ts';

/** Attaches a text, redacted before anything is written. A retry with the same command id changes nothing. */
export function attachText(services: Services, caller: Caller, input: { title: string; text: string }): Appended {
  return attachEvidence(services, caller, input.title, textBlob(services.redact(input.text), 'text/plain'));
}
