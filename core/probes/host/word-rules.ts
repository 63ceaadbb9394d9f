/** Judging the words of a program: what the rules of the allow list are made of. */

export type Words = readonly string[];
/** True where the program does no more than look with these words, which follow its name. */
export type Rule = (words: Words) => boolean;

export function always(): boolean {
  return true;
}

export function without(options: string): Rule {
  return (words) => !hasAny(words, options);
}

/**
 * True where one of the options is among the words: written out, with `=value`, shortened as getopt takes it, or within a
 * cluster of short ones.
 */
export function hasAny(words: Words, options: string): boolean {
  const names = options.split(' ');
  const long = names.filter((name) => name.startsWith('--'));
  const short = names.filter((name) => /^[-+].$/.test(name)).map((name) => name.charAt(1));
  return words.some((word) => {
    if (word.startsWith('--')) {
      const given = word.split('=')[0] ?? '';
      return given.length > 2 && long.some((name) => name.startsWith(given));
    }
    return (
      /^[-+][^-]/.test(word) &&
      short.some((letter) => (word.slice(1).match(/^[a-zA-Z46]*/)?.[0] ?? '').includes(letter))
    );
  });
}

/** The number of an option that counts, `-n 1`, `-n1` or at the end of a cluster, `-bn1`; null where there is none. */
export function countOf(words: Words, option: string): number | null {
  const letter = option.slice(1);
  for (const [index, word] of words.entries()) {
    const given = new RegExp(`^-[a-zA-Z]*${letter}(\\d*)$`).exec(word)?.[1];
    if (given === undefined) continue;
    const number = given === '' ? (words[index + 1] ?? '') : given;
    return /^\d{1,3}$/.test(number) && Number(number) > 0 ? Number(number) : null;
  }
  return null;
}

export function isWithin(count: number | null, most: number): boolean {
  return count !== null && count <= most;
}

/** Without a delay it is asked once; with one it needs a count. */
export function isCounted(words: Words): boolean {
  const numbers = words.filter((word) => /^\d+$/.test(word));
  return numbers.length === 0 || numbers.length === 2;
}
