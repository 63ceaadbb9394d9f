/** The texts that a runbook says to look for, counted in the lines of a log. */

export type Found = { signature: string; count: number; sample: string };

const sampleLength = 300;

/** Whatever their case and spacing. `sample` is the last line that held it, redacted. */
export function findSignatures(
  lines: readonly string[],
  signatures: readonly string[],
  redact: (text: string) => string,
): Found[] {
  const wanted = signatures
    .map((signature) => ({ signature, text: foldedLine(signature) }))
    .filter(({ text }) => text !== '');
  if (wanted.length === 0) return [];
  const counts = new Map<string, { count: number; last: string }>();
  for (const line of lines) {
    const text = foldedLine(line);
    for (const each of wanted) {
      if (!text.includes(each.text)) continue;
      counts.set(each.signature, { count: (counts.get(each.signature)?.count ?? 0) + 1, last: line });
    }
  }
  return [...counts].map(([signature, { count, last }]) => ({ signature, count, sample: sampleOf(last, redact) }));
}

/** A line as a reading quotes it. */
export function sampleOf(line: string, redact: (text: string) => string): string {
  const sample = redact(line).trim();
  return sample.length > sampleLength ? `${sample.slice(0, sampleLength)}…` : sample;
}

/** A text as it is compared: whatever its case and spacing. */
export function foldedLine(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
