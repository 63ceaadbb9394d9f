/** Spans of time as a runbook writes them: 即座に, 30分以内, 48時間以内, immediately, within 5 minutes. */

const minutesOf: Record<string, number> = {
  秒: 1 / 60,
  分: 1,
  時間: 60,
  日: 1440,
  営業日: 1440,
  s: 1 / 60,
  sec: 1 / 60,
  second: 1 / 60,
  m: 1,
  min: 1,
  minute: 1,
  h: 60,
  hour: 60,
  hr: 60,
  d: 1440,
  day: 1440,
};

const japaneseSpan = /(\d{1,6}(?:\.\d{1,3})?)\s*(秒|分|時間|営業日|日)\s*(?:以内|で|を過ぎ|経過|たっても|経って)/u;
const englishSpan =
  /(?:within|in|after|under|less than|no later than|first)\s+(?:the\s+)?(?:first\s+)?(\d{1,6}(?:\.\d{1,3})?)[\s-]*(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)\b/iu;
const bracketedSpan = /[(（]\s*(\d{1,6})\s*(分|時間|minutes?|mins?|hours?|hrs?)\s*[)）]/iu;
const shortSpan = /(\d{1,6})[\s-]*(minutes?|mins?|hours?|hrs?)\s+(?:at most|or less|budget|limit|max)/iu;
const now =
  /即座|即時|直ちに|ただちに|すぐに|今すぐ|速やか|\b(?:immediately|at once|right away|straight away|now|instantly)\b/iu;

/** The limit a text names, in minutes; null where it names none. */
export function spanMinutes(text: string): number | null {
  const folded = text.normalize('NFKC');
  const found =
    japaneseSpan.exec(folded) ?? englishSpan.exec(folded) ?? bracketedSpan.exec(folded) ?? shortSpan.exec(folded);
  if (!found) return null;
  const unit = (found[2] ?? '').toLowerCase();
  const factor = minutesOf[unit] ?? minutesOf[unit.replace(/s$/u, '')];
  return factor === undefined ? null : Number(found[1]) * factor;
}

/** As `spanMinutes`, with 0 for "at once". */
export function deadlineMinutes(text: string): number | null {
  return spanMinutes(text) ?? (now.test(text.normalize('NFKC')) ? 0 : null);
}
