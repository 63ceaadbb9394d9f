/** References from one pattern to another: セクション5参照, see section 3, → pattern 3. */

const references: readonly RegExp[] = [
  /(?:セクション|パターン|項番|章|手順|節|§)\s*(\d{1,3})\s*(?:番|章|節)?\s*(?:を|へ|に|の.{0,12})?\s*(?:参照|見|進|従|移)/iu,
  /第?\s*(\d{1,3})\s*(?:章|節|項)\s*(?:を|へ)?\s*(?:参照|見)/u,
  /(?:see|go to|follow|refer to|as in|continue with|→|->|=>)\s*(?:the\s+)?(?:section|pattern|scenario|case|chapter|no\.?|セクション|パターン|#|§)\s*(\d{1,3})(?!\d)/iu,
  /[(（]\s*(?:section|pattern|scenario|セクション|パターン)\s*(\d{1,3})\s*[)）]/iu,
];

export function seePatternOf(text: string | null): number | null {
  const folded = (text ?? '').normalize('NFKC');
  for (const reference of references) {
    const number = reference.exec(folded)?.[1];
    if (number !== undefined) return Number(number);
  }
  return null;
}
