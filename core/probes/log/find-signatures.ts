/** The texts that a runbook says to look for, counted in the lines of a log. */

type Found = { signature: string; count: number; sample: string };

const sampleLength = 300;

/** Whatever their case and spacing. `sample` is the last line that held it, redacted. */
export function findSignatures(
  lines: readonly string[],
  signatures: readonly string[],
  redact: (text: string) => string,
): Found[] {
  const wanted = signatures
    .map((signature) => ({ signature, text: folded(signature) }))
    .filter(({ text }) => text !== '');
  const counts = new Map<string, { count: number; last: string }>();
  for (const line of lines) {
    const text = folded(line);
    for (const each of wanted) {
      if (!text.includes(each.text)) continue;
      counts.set(each.signature, { count: (counts.get(each.signature)?.count ?? 0) + 1, last: line });
    }
  }
  return [...counts].map(([signature, { count, last }]) => {
    const sample = redact(last).trim();
    return { signature, count, sample: sample.length > sampleLength ? `${sample.slice(0, sampleLength)}…` : sample };
  });
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
