/** Words of our own watch: the same thing by the same name in the timeline, on the screen and in the document. */
import type { WatchText } from './watch-ja.ts';

export const watchEn: WatchText = {
  watch: 'our own watch',
  measures: {
    api: (path) => `API ${path}`,
    endpoint: (path) => path,
    database: (name) => `database ${name}`,
    connections: () => 'database connections',
  },
  allMeasures: 'all of it',
  levelChanged: (measure, from, to, reading) => `Our own watch, ${measure} ${from} to ${to}: ${reading}`,
  looks: (sentence, looks) => `${sentence} (${looks} times in a row)`,
  flapping: (measure, changes, minutes, looks, to) =>
    `Our own watch, ${measure} unsteady, changed ${changes} times in ${minutes} min (n=${looks}, worst ${to}); no more rows until the same for 2 min`,
  steadied: (measure, to, reading) => `Our own watch, ${measure} steady at ${to}: ${reading}`,
  gap: (from, to, cause) => `Not watched ${from}–${to} (${cause})`,
  setBack: (from, to) => `This machine's clock was set back from ${from} to ${to}`,
  gapCauses: {
    notRunning: 'the app was not running',
    asleep: 'asleep, or the clock was changed',
    stalled: 'the app stood still',
    setBack: 'the clock was set back',
  },
  rolledUp: (from, to, figures) => `Our own watch by the minute ${from}–${to}: ${figures}`,
  rolledUpMeasure: (measure, median, n) => `${measure} median ${median} (n=${n})`,
  noValue: '–',
  muted: (measure) => `Watch muted: ${measure}`,
  unmuted: (measure) => `Watch no longer muted: ${measure}`,
  stopped: 'Watch stopped',
  started: 'Watch started again',
  clockOffset: (target, offset) => `Clock off by ${offset} (${target})`,
  clockOffsetWithin: (target, offset, uncertainty) => `Clock off by ${offset} ±${uncertainty} (${target})`,
  clocksAgree: (target, uncertainty) => `Clocks agree ±${uncertainty} (${target})`,
};
