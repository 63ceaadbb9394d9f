/** PostgreSQL's log as it would read under the story's clock: a copy that grows with it, each line's time moved when it is seen. */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const lineTime = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}\.\d{3})/u;

export function databaseLogInStoryTime(from: string, to: string, offsetMs: () => number): { follow(): void } {
  let seen = 0;
  mkdirSync(dirname(to), { recursive: true });
  return {
    follow() {
      const text = readFileSync(from, 'utf8');
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      const lines = whole.slice(seen).replace(/^.*\n/gmu, (line) => moved(line, offsetMs()));
      seen = whole.length;
      appendFileSync(to, lines, { mode: 0o600 });
    },
  };
}

function moved(line: string, offsetMs: number): string {
  const [found, day, time] = lineTime.exec(line) ?? [];
  if (found === undefined) return line;
  // As wall clocks both are moved alike, whatever their zone.
  const at = new Date(Date.parse(`${day}T${time}Z`) + offsetMs);
  return at.toISOString().replace('T', ' ').slice(0, -1) + line.slice(found.length);
}
