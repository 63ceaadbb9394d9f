/** A person's text as one line of whole, printable characters: what a tracker's title, a cell or an item can hold. */
import { cleanText } from '../postmortem/nodes.ts';

export function lineOf(value: string): string {
  return cleanText(value).trim();
}
