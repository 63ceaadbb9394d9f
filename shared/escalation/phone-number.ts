/** The phone number inside what is written as a contact. */

/** Digits with the signs people write between them; a short extension alone is no number that can be dialled from here. */
const number = /(?<![#@\w./])\+?\(?\d[\d\-() ]{7,18}\d(?![\d@\w])/u;
const fewestDigits = 9;
const mostDigits = 15;

/** `090-0000-0000` → `09000000000`, `+81 90-…` keeps its plus; null where none is written. */
export function phoneNumberIn(contact: string): string | null {
  const found = number.exec(contact.normalize('NFKC').replace(/[‐‑‒–—―−ー]/gu, '-'));
  if (found === null) return null;
  const digits = found[0].replace(/\D/gu, '');
  if (digits.length < fewestDigits || digits.length > mostDigits) return null;
  // A date is written with the same signs.
  if (/^\d{4}-\d{2}-\d{2}\b/u.test(found[0])) return null;
  return found[0].startsWith('+') ? `+${digits.replace(/^(81)0/u, '$1')}` : digits;
}
