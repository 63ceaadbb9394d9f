/** What is read of a postmortem is three printed pages: measured in what a browser prints, not in rows. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, type Page, test } from 'playwright/test';
import { root } from '../../scripts/root.ts';
import { htmlDocument } from '../../shared/postmortem/export/html-document.ts';
import { extremes } from '../shared/postmortem/pages/extremes.ts';

const examples = join(root, 'docs', 'examples');
/** Before it, or behind all of a page, stands its number. */
const annexA = /^(?:\d+\/\d+)?(?:付録A記録の全行|AnnexAEveryrow)/u;
const lastPageToLook = 5;

/** The first page that begins with an annex; null where none of the first few does. */
async function annexPage(page: Page, html: string): Promise<number | null> {
  await page.setContent(html);
  const task = getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 });
  const document = await task.promise;
  try {
    for (let number = 1; number <= Math.min(lastPageToLook, document.numPages); number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join('');
      if (annexA.test(text.normalize('NFKC').replaceAll(/\s/gu, ''))) return number;
    }
    return null;
  } finally {
    await task.destroy();
  }
}

test('the annexes of every example begin on page four at the latest', async ({ page }) => {
  test.setTimeout(90_000);
  const files = readdirSync(examples).filter((name) => name.endsWith('.html'));
  expect(files).toHaveLength(10);
  for (const file of files) {
    const at = await annexPage(page, readFileSync(join(examples, file), 'utf8'));
    expect.soft(at, file).not.toBeNull();
    expect.soft(at ?? 0, file).toBeLessThanOrEqual(4);
  }
});

test('so do those of incidents that have far too much of everything', async ({ page }) => {
  test.setTimeout(120_000);
  const digest = (text: string) => createHash('sha256').update(text).digest('base64');
  for (const { name, language, drafted } of extremes) {
    const { draft } = drafted();
    // The annexes of such an incident are a hundred pages that nobody has to print here.
    const annexes = draft.annexes.slice(0, 1);
    const html = htmlDocument({ draft: { ...draft, annexes }, series: [], language, zone: 'Asia/Tokyo', digest });
    const at = await annexPage(page, html);
    expect.soft(at, name).not.toBeNull();
    expect.soft(at ?? 0, name).toBeLessThanOrEqual(4);
  }
});
