/**
 * What a person began to type to refer to something: `E-` for evidence, `@` for a row of the timeline. Full width counts as half
 * width, and the long vowel that `E-` becomes in an input method as its dash.
 */
export type ReferenceQuery = {
  kind: 'evidence' | 'row';
  /** What was typed after the mark, in half width and lower case. */
  words: string;
  /** Place of the mark and of the caret in the text. */
  from: number;
  to: number;
};

const evidence = /(?:^|[^\p{Script=Latin}\p{N}])(?<typed>[EeＥｅ][-－‐ー−](?<words>[A-Za-zＡ-Ｚａ-ｚ]?[0-9０-９]*))$/u;
/** A row is looked for by its time or its words; an address of mail is none. */
const row = /(?:^|[^\p{Script=Latin}\p{N}.])(?<typed>[@＠](?<words>[^\s@＠]{0,40}))$/u;
const longest = 60;

/** Null where the caret stands after nothing of the kind. */
export function referenceQuery(text: string, caret: number): ReferenceQuery | null {
  const before = text.slice(Math.max(0, caret - longest), caret);
  for (const [kind, pattern] of [
    ['evidence', evidence],
    ['row', row],
  ] as const) {
    const found = pattern.exec(before)?.groups;
    const { typed, words } = found ?? {};
    if (typed !== undefined && words !== undefined)
      return { kind, words: words.normalize('NFKC').toLowerCase(), from: caret - typed.length, to: caret };
  }
  return null;
}
