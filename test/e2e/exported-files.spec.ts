/** Exported files opened as somebody who was sent them opens them: nothing in them runs, nothing is fetched, all of it can be read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from 'playwright/test';
import { testResults } from '../../scripts/root.ts';
import { installedBrowsers } from '../../server/ports/installed-browser.ts';
import { printPdf } from '../../server/ports/print-pdf.ts';
import { injections } from '../shared/postmortem/export/injections.ts';
import { plainFiles } from './support/example-files.ts';
import { hostileFiles } from './support/hostile-files.ts';
import { readPdf } from './support/read-pdf.ts';

const folder = join(testResults, 'exported');

test.beforeAll(() => mkdirSync(folder, { recursive: true }));

/** Opens a file and answers what it tried. `ran` is what every one of the strings calls. */
async function attempts(page: Page, file: string): Promise<string[]> {
  const heard: string[] = [];
  await page.exposeFunction('ran', () => heard.push('a script ran'));
  page.on('dialog', (dialog) => {
    heard.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url() !== address) heard.push(`fetched ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(address)) heard.push(`went to ${frame.url()}`);
  });
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForTimeout(500);
  return heard;
}

function written(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('200 strings that want to run do nothing in the HTML', async ({ page }) => {
  test.setTimeout(180_000);
  expect(new Set(injections).size).toBe(200);
  const { html, rich } = hostileFiles(injections);
  expect(await attempts(page, written('hostile.html', html))).toEqual([]);
  const elements = await page.evaluate(() => {
    const all = [...document.querySelectorAll('body *')];
    const handlers = all.filter((each) => each.getAttributeNames().some((name) => name.startsWith('on')));
    const names = [...new Set(all.map((each) => each.localName))].sort();
    const addresses = [...document.querySelectorAll('a')].map((each) => each.protocol);
    return { handlers: handlers.length, names, addresses: [...new Set(addresses)].sort() };
  });
  expect(elements.handlers).toBe(0);
  const active = [
    'script',
    'img',
    'iframe',
    'object',
    'embed',
    'link',
    'style',
    'form',
    'base',
    'video',
    'audio',
    'input',
  ];
  expect(elements.names.filter((name) => active.includes(name))).toEqual([]);
  expect(elements.addresses.filter((each) => !['file:', 'http:', 'https:', 'mailto:'].includes(each))).toEqual([]);
  expect(await page.getByText('<script>ran(1)</script>').count()).toBeGreaterThan(0);

  const pasted = await page.context().newPage();
  const page2 = written('hostile-rich.html', `<meta charset="utf-8">${rich}`);
  expect(await attempts(pasted, page2)).toEqual([]);
});

test('the same strings run where nothing guards against them', async ({ page }) => {
  const bare = `<meta charset="utf-8"><p>${injections.slice(0, 30).join('</p><p>')}</p>`;
  expect((await attempts(page, written('unguarded.html', bare))).length).toBeGreaterThan(3);
});

test('the PDF gives its Japanese back, with numbered pages and tags, and nothing in it runs', async () => {
  test.setTimeout(240_000);
  const browsers = installedBrowsers();
  test.skip(browsers.length === 0, 'no browser that prints');
  const { html, texts } = plainFiles();
  written('plain.html', html);
  const printed = await printPdf(html, browsers);
  if (printed === null) throw new Error('nothing was printed');
  written('plain.pdf', printed);
  const pdf = await readPdf(printed, (index, png) => written(`plain-${index}.png`, png));
  for (const text of texts) expect(pdf.text).toContain(text.normalize('NFKC').replaceAll(/\s/gu, ''));
  expect(pdf.pages.every((text, index) => text.startsWith(`${index + 1}/${pdf.pages.length}`))).toBe(true);
  expect(pdf.isTagged).toBe(true);
  expect(pdf.headings).toBeGreaterThan(5);

  const hostile = await printPdf(hostileFiles(injections).html, browsers);
  if (hostile === null) throw new Error('nothing was printed');
  const bytes = Buffer.from(hostile).toString('latin1');
  for (const active of ['/JavaScript', '/JS ', '/Launch', '/EmbeddedFile', '/OpenAction']) {
    expect([active, bytes.includes(active)]).toEqual([active, false]);
  }
});
