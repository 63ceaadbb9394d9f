/** Puts a text on the clipboard as HTML and as plain text, so that each program takes what it understands. */
import type { RichText } from '../../../../shared/contract/export-contract.ts';

/** False where the browser does not let the page write. */
export async function copyRichText({ html, text }: RichText): Promise<boolean> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/html': new Blob([html], { type: 'text/html' }),
        'text/plain': new Blob([text], { type: 'text/plain' }),
      }),
    ]);
    return true;
  } catch {
    return false;
  }
}
