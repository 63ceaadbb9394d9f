/** How many lines a text takes, reckoned from the widths of its letters: a Japanese one is as wide as its size, others about half. */

/** In ems; wide of the mark rather than short of it, since every machine prints with fonts of its own. */
const fullWidth = 1;
const narrow = 0.57;
const thin = 0.34;
const capital = 0.68;
const emoji = 1.4;

const fullWidthLetter =
  /[\u1100-\u115f\u2014-\u2026\u203b\u2190-\u21ff\u2460-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const capitalLetter = /[A-Zmw@%&]/u;
const thinLetter = /[ iljtfr'.,:;!|()[\]/"-]/u;

/** Of what a European keyboard writes, by code: documents are read letter by letter. */
const known = Array.from({ length: 0x250 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return capitalLetter.test(letter) ? capital : thinLetter.test(letter) ? thin : narrow;
});

function widthOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  const width = known[code];
  if (width !== undefined) return width;
  if (code > 0xffff) return emoji;
  return fullWidthLetter.test(letter) ? fullWidth : capital;
}

/** In ems. */
export function textWidthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += widthOf(letter);
  return width;
}

/** Lines of a text in a column so many ems wide: between words and Japanese letters where it may break, else within a word. */
export function linesOf(text: string, columnEms: number): number {
  const room = Math.max(columnEms, fullWidth);
  if (text.length <= room || textWidthOf(text) <= room) return 1;
  let lines = 1;
  let used = 0;
  for (const [word] of text.matchAll(/\s+|[!-~\u00a1-\u024f]+|./gsu)) {
    const width = textWidthOf(word);
    if (used + width <= room) {
      used += width;
    } else if (word.trim() === '') {
      used = room;
    } else if (width <= room) {
      lines += 1;
      used = width;
    } else {
      // A word that fits no line begins one of its own.
      lines += Math.ceil(width / room) - (used === 0 ? 1 : 0);
      used = width % room;
    }
  }
  return lines;
}
