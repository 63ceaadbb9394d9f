/** A PDF as its reader's program sees it: the text of each page, its tags, and a picture of each page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type ReadPdf = {
  /**
   * Without white space, which a PDF places by geometry, and in Unicode's compatible form: of two letters with one glyph (文 and the
   * radical ⽂) a printed page may name either.
   */
  text: string;
  pages: string[];
  isTagged: boolean;
  /** In the tree of tags. */
  headings: number;
};

type Tag = { role?: string; children?: Tag[] };

export async function readPdf(bytes: Uint8Array, keep: (page: number, png: Uint8Array) => void): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  let headings = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .normalize('NFKC')
        .replaceAll(/\s/gu, ''),
    );
    headings += countHeadings((await page.getStructTree()) as Tag | null);
    const viewport = page.getViewport({ scale: 1.2 });
    const factory = document.canvasFactory as { create(width: number, height: number): Drawing };
    const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
    keep(number, canvas.toBuffer('image/png'));
  }
  const mark = (await document.getMarkInfo()) as ReadonlyMap<string, boolean> | null;
  await task.destroy();
  return { text: pages.join(''), pages, isTagged: mark?.get('Marked') === true, headings };
}

type Drawing = { canvas: { toBuffer(type: string): Uint8Array }; context: unknown };

function countHeadings(tag: Tag | null): number {
  if (tag === null) return 0;
  const own = /^H\d$/u.test(tag.role ?? '') ? 1 : 0;
  return own + (tag.children ?? []).reduce((sum, child) => sum + countHeadings(child), 0);
}
