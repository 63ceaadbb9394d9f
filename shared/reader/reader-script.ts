/**
 * What the reader does by itself: filter as one types, choose language and shade, and move the cursor. It only shows and hides what the
 * file holds, makes no element and asks nobody for anything; without it the file shows the whole record.
 */
export const readerScript = `
'use strict';
const page = document.documentElement;
const byId = (id) => document.getElementById(id);
const every = (selector) => [...document.querySelectorAll(selector)];
const plain = (text) => text.normalize('NFKC').toLowerCase();

const filter = byId('reader-filter');
const rows = every('.row').map((element) => ({ element, texts: {} }));
function textOf(row) {
  const language = page.dataset.language;
  if (row.texts[language] === undefined) {
    const other = language === 'ja' ? 'en' : 'ja';
    const whole = row.element.cloneNode(true);
    for (const hidden of whole.querySelectorAll('span.' + other)) hidden.remove();
    row.texts[language] = plain(whole.textContent);
  }
  return row.texts[language];
}
function applyFilter() {
  const words = plain(filter.value).split(/\\s+/).filter((word) => word !== '');
  let shown = 0;
  let known = 0;
  for (const row of rows) {
    const fits = words.every((word) => textOf(row).includes(word));
    row.element.classList.toggle('unmatched', !fits);
    if (row.element.hidden) continue;
    known += 1;
    if (fits) shown += 1;
  }
  byId('reader-count').textContent = shown + ' / ' + known;
  byId('reader-nothing').hidden = shown > 0 || known === 0;
}
filter.addEventListener('input', applyFilter);

const languages = every('[data-choose-language]');
function chooseLanguage(language) {
  page.dataset.language = language;
  page.lang = language;
  document.title = byId('reader-title-' + language).textContent;
  for (const button of languages) button.setAttribute('aria-pressed', String(button.dataset.chooseLanguage === language));
  for (const named of every('[data-label-ja]')) named.setAttribute('aria-label', named.getAttribute('data-label-' + language));
  moveTo(cursor.value);
}
for (const button of languages) button.addEventListener('click', () => chooseLanguage(button.dataset.chooseLanguage));

const shades = every('[data-choose-shade]');
function chooseShade(shade) {
  if (shade === 'system') delete page.dataset.shade;
  else page.dataset.shade = shade;
  for (const button of shades) button.setAttribute('aria-pressed', String(button.dataset.chooseShade === shade));
}
for (const button of shades) button.addEventListener('click', () => chooseShade(button.dataset.chooseShade));
byId('reader-print').addEventListener('click', () => window.print());

const cursor = byId('reader-cursor');
const moments = JSON.parse(cursor.dataset.moments);
const decisions = JSON.parse(cursor.dataset.decisions);
const limited = every('[data-from], [data-until]').map((element) => ({
  element,
  from: Number(element.dataset.from ?? 0),
  until: element.dataset.until === undefined ? Infinity : Number(element.dataset.until),
}));
function moveTo(value) {
  const known = Math.min(Math.max(Number(value), 0), moments.length);
  cursor.value = String(known);
  for (const { element, from, until } of limited) element.hidden = known < from || known >= until;
  const last = known === moments.length;
  const name = byId(last ? 'reader-all' : 'reader-start').querySelector('.' + page.dataset.language).textContent;
  const moment = last || known === 0 ? name : moments[known - 1];
  byId('reader-moment').textContent = moment + ' (' + known + ' / ' + moments.length + ')';
  cursor.setAttribute('aria-valuetext', moment);
  byId('reader-before').disabled = !decisions.some((decision) => decision < known);
  byId('reader-after').disabled = !decisions.some((decision) => decision > known);
  byId('reader-end').disabled = last;
  page.classList.toggle('replaying', !last);
  applyFilter();
}
cursor.addEventListener('input', () => moveTo(cursor.value));
byId('reader-before').addEventListener('click', () => moveTo(decisions.findLast((decision) => decision < Number(cursor.value))));
byId('reader-after').addEventListener('click', () => moveTo(decisions.find((decision) => decision > Number(cursor.value))));
byId('reader-end').addEventListener('click', () => moveTo(moments.length));

function unfold() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (target !== null && target.localName === 'details') target.open = true;
}
addEventListener('hashchange', unfold);

page.classList.add('live');
chooseShade('system');
chooseLanguage(page.dataset.language);
unfold();
`;
