/** What a message to the outside must not say: guesses, names of people, and what only the inside can read. */

export type ExternalFinding = { kind: 'hypothesis' | 'name' | 'internal'; word: string };

const hypotheses =
  /可能性|かもしれ|と思われ|おそらく|恐らく|たぶん|推定|推測|推察|仮説|と見られ|とみられ|と考えられ|模様|疑い|疑われ|ようです|らしい|\b(?:may|might|could) (?:be|have)\b|\bmaybe\b|\bperhaps\b|\bprobabl[ey]\b|\blikely\b|\bpossibl[ey]\b|\bsuspect(?:s|ed)?\b|\bseems?\b|\bappears? to\b|\bhypothes[ie]s\b|\bguess/giu;
/** Evidence numbers, addresses of machines, and ways to sign in mean nothing outside, or too much. */
const internals = /\bE-[A-Z]?\d{3,}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\blocalhost\b|\b[\w-]+\.(?:local|internal|lan)\b/giu;

/** In the order of the text, each word once. `names` as `knownNames` gives them. */
export function externalFindings(text: string, names: readonly string[]): ExternalFinding[] {
  const folded = text.normalize('NFKC');
  const lower = folded.toLowerCase();
  const found = [
    ...[...folded.matchAll(hypotheses)].map(([word]) => ({ kind: 'hypothesis' as const, word })),
    ...names.filter((name) => holdsName(lower, name.toLowerCase())).map((word) => ({ kind: 'name' as const, word })),
    ...[...folded.matchAll(internals)].map(([word]) => ({ kind: 'internal' as const, word })),
  ];
  const seen = new Set<string>();
  return found
    .filter(({ word }) => !seen.has(word) && seen.add(word))
    .sort((one, other) => lower.indexOf(one.word.toLowerCase()) - lower.indexOf(other.word.toLowerCase()));
}

/** A Latin name counts as a whole word alone: `Ann` is not in `announced`. */
function holdsName(lower: string, name: string): boolean {
  if (!/^[\x21-\x7e]+$/u.test(name)) return lower.includes(name);
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![\\w])${escaped}(?![\\w])`, 'u').test(lower);
}
