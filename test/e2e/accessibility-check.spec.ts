/** The check that the pictures of all screens pass, at a page that must not pass it. */
import { violationsOf } from './support/accessibility.ts';
import { openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test('a button without a name and pale words are found, also after the page was looked at before', async ({
  page,
  app,
}) => {
  await openHome(page, app);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('main').evaluate((main) => {
    const button = document.createElement('button');
    const words = document.createElement('p');
    words.textContent = '読みにくい';
    words.style.color = '#bbbbbb';
    words.style.backgroundColor = '#cccccc';
    main.append(button, words);
  });
  const rules = (found: string[]) => found.map((each) => each.split(':')[0]).sort();
  expect(rules(await violationsOf(page))).toEqual(['button-name', 'color-contrast']);
  expect(rules(await violationsOf(page, 'ofColours'))).toEqual(['color-contrast']);
});
