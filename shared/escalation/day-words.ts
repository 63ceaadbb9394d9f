/** Days as they are written in the hours of a contact: 平日, 土日祝, 月〜金, Mon-Fri, weekends, 夜間. */

export type DayWord = {
  /** 0 is Sunday. */
  weekdays: readonly number[];
  onHoliday: 'unsaid' | 'included' | 'excluded';
};

const all = [0, 1, 2, 3, 4, 5, 6];
const weekend = [0, 6];
const working = [1, 2, 3, 4, 5];

const words: readonly { pattern: RegExp; word: DayWord }[] = [
  {
    pattern: /^(?:平日|営業日|weekdays?\b|(?:business|working) days?\b)/u,
    word: { weekdays: working, onHoliday: 'excluded' },
  },
  {
    pattern: /^(?:土・?日・?祝(?:祭?日)?|休日|weekends? and (?:public |national )?holidays?\b)/u,
    word: { weekdays: weekend, onHoliday: 'included' },
  },
  { pattern: /^(?:週末|weekends?\b)/u, word: { weekdays: weekend, onHoliday: 'unsaid' } },
  { pattern: /^(?:祝祭日|祝日|祝|(?:public |national )?holidays?\b)/u, word: { weekdays: [], onHoliday: 'included' } },
  { pattern: /^(?:毎日|年中無休|365\s*日|every ?day\b|daily\b)/u, word: { weekdays: all, onHoliday: 'included' } },
  // A part of the day is told by its times; alone it says nothing that holds.
  {
    pattern: /^(?:夜間|深夜|早朝|日中|nights?\b|daytime\b)(?=[^\d]{0,3}\d)/u,
    word: { weekdays: all, onHoliday: 'unsaid' },
  },
];

const japaneseDay = /^([日月火水木金土])(?:曜日?)?(?=$|[\s・,、/&()\-日月火水木金土祝0-9の])/u;
const englishDay = /^(sun|mon|tue|wed|thu|fri|sat)(?:s|r|rs|nes|ur)?(?:days?)?\b\.?/u;
const japaneseDays = '日月火水木金土';
const englishDays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const through = /^\s*(?:-|から|to|through|thru)\s*/u;

/** The word of days that a folded text begins with, and its length; null where it begins with none. */
export function dayWordAt(text: string): { word: DayWord; length: number } | null {
  for (const { pattern, word } of words) {
    const found = pattern.exec(text);
    if (found) return { word, length: found[0].length };
  }
  const first = weekdayAt(text);
  if (first === null) return null;
  const link = through.exec(text.slice(first.length));
  const last = link === null ? null : weekdayAt(text.slice(first.length + link[0].length));
  if (link === null || last === null) {
    return { word: { weekdays: [first.weekday], onHoliday: 'unsaid' }, length: first.length };
  }
  const count = ((last.weekday - first.weekday + 7) % 7) + 1;
  const weekdays = Array.from({ length: count }, (_, index) => (first.weekday + index) % 7);
  return { word: { weekdays, onHoliday: 'unsaid' }, length: first.length + link[0].length + last.length };
}

function weekdayAt(text: string): { weekday: number; length: number } | null {
  const japanese = japaneseDay.exec(text);
  if (japanese) return { weekday: japaneseDays.indexOf(japanese[1] ?? ''), length: japanese[0].length };
  const english = englishDay.exec(text);
  if (english) return { weekday: englishDays.indexOf(english[1] ?? ''), length: english[0].length };
  return null;
}
