/** Whether a text cites what can be checked: evidence by its number, or a row of the record. */
const label = /(?<![\w-])[ER]-[A-Z]{0,3}\d{2,6}(?!\w)/u;

export function cites(text: string): boolean {
  return label.test(text);
}
