/** A whole value redacted. Nearly always there is nothing to redact, and one look over all of its texts says so. */
import { redactStrings } from '../redact-strings.ts';

export function redactWhole<T>(value: T, redact: (text: string) => string): T {
  const texts: string[] = [];
  collect(value, texts);
  const all = texts.join('\n');
  return redact(all) === all ? value : redactStrings(value, redact);
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (Array.isArray(value)) for (const entry of value) collect(entry, texts);
  else if (value !== null && typeof value === 'object') for (const entry of Object.values(value)) collect(entry, texts);
}
