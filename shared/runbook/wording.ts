/** How sentences of a runbook are compared: what differs only in width, case, spaces, numbering or notes is the same. */

/** The text by which a node is found again in another version of the runbook: NFKC, lower case, spaces squeezed. */
export function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** A bare number is one only when short and not a quantity: "502 errors" and "30 秒待つ" have none. */
const numbering =
  /^(?:(?:パターン|ステップ|手順|シナリオ|pattern|step|scenario|case|section|no\.?|#)\s*\d{1,4}\s*[.):、—–-]?\s*|\d{1,3}\s*[.):、](?!\d)\s*|\d{1,2}\s+(?!(?:秒|分|時間|日|件|回|台|倍|%|ms|s|seconds?|minutes?|mins?|hours?|days?|times|x|of|or)(?![a-z])))(?=\S)/iu;

/** "1. Check the disk", "１）…" and "パターン3: …" without their number; the rest stays as it was written. */
export function withoutNumber(text: string): string {
  return splitNumber(text).rest;
}

/** The leading number of a heading or a comment, where it has one, and the text after it. */
export function splitNumber(text: string): { number: number | null; rest: string } {
  const folded = text.normalize('NFKC');
  const found = numbering.exec(folded)?.[0];
  if (found === undefined) return { number: null, rest: text };
  const number = Number(/\d+/u.exec(found)?.[0]);
  // Folding can change lengths; the original is kept wherever it lines up.
  return { number, rest: (folded.length === text.length ? text : folded).slice(found.length).trim() };
}

/** A heading reduced to what the vocabulary compares: without number, brackets, notes after a dash, and ornaments. */
export function headingWords(text: string): string {
  const bare = keyOf(withoutNumber(text))
    .replace(/[([{【〔「『<《][^)\]}】〕」』>》]*[)\]}】〕」』>》]/gu, ' ')
    .replace(/\s(?:--?|—|–)\s.*$/u, ' ')
    .replace(/[^\p{L}\p{N}\s/&・+'-]/gu, ' ');
  return keyOf(bare);
}

/** Whether the phrase stands in the text; a phrase of Latin letters only as whole words. Both as `keyOf` gives them. */
export function contains(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text[at - 1] ?? '';
    const after = text[at + phrase.length] ?? '';
    if (!joins(before, phrase[0]) && !joins(phrase.at(-1), after)) return true;
  }
  return false;
}

function joins(left: string | undefined, right: string | undefined): boolean {
  return /[a-z]/u.test(left ?? '') && /[a-z]/u.test(right ?? '');
}

/** The value whose longest phrase stands in the text: "after recovery" is found before "recovery". */
export function byLongestPhrase<K extends string>(text: string, phrases: Record<K, readonly string[]>): K | null {
  let best: { kind: K; length: number } | null = null;
  for (const kind of Object.keys(phrases) as K[]) {
    for (const phrase of phrases[kind]) {
      if (phrase.length > (best?.length ?? 0) && contains(text, phrase)) best = { kind, length: phrase.length };
    }
  }
  return best?.kind ?? null;
}

/** The value one of whose phrases is the whole text. */
export function byWholePhrase<K extends string>(text: string, phrases: Record<K, readonly string[]>): K | null {
  return (Object.keys(phrases) as K[]).find((kind) => phrases[kind].includes(text)) ?? null;
}
