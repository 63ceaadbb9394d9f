/** Incidents that have far too much of something, in both languages: whatever they hold, three pages are read and the rest looked up. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf } from '../../../../shared/incident/runbook-items.ts';
import type { PastAction } from '../../../../shared/postmortem/past-actions.ts';
import { parseRunbook } from '../../../../shared/runbook/parse-runbook.ts';
import type { Language } from '../../../../shared/text/dictionary.ts';
import { database, http } from '../../diagnosis/readings.ts';
import { bakery, outage } from '../outage.ts';

type Story = ReturnType<typeof outage>;
type Say = (letters: number) => string;

const sentences = {
  ja: '焼成窯の種火が消えたため注文の受付を止め、点火の手順をやり直してから、もう一度すべての窓口で注文を確かめた。',
  en: 'The pilot light of the oven had gone out, so we stopped taking orders, lit it again and tried every counter once more. ',
};

export type Extreme = { name: string; language: Language; story: Story; drafted: () => ReturnType<Story['draft']> };

const times = (count: number, act: (index: number) => void) => Array.from({ length: count }, (_, index) => act(index));

const parts: Record<string, (story: Story, say: Say) => void> = {
  nothing: () => {},
  notes: (story, say) => void times(200, (index) => story.note(index + 1, `${index} ${say(300)}`)),
  hugeNotes: (story, say) => void times(40, (index) => story.note(index + 1, `${index} ${say(4_000)}`)),
  causes: (story, say) =>
    void times(60, (index) =>
      story.cause(
        index + 1,
        `${index} ${say(120)}`,
        (['confirmed', 'suspected', 'ruledOut'] as const)[index % 3] ?? 'suspected',
        [],
        say(400),
      ),
    ),
  proposals: (story, say) => void times(60, (index) => story.note(index + 1, `TODO: ${index} ${say(150)}`)),
  actions: (story, say) =>
    void times(60, (index) => {
      const item = {
        text: `${index} ${say(120)}`,
        kind: 'detect' as const,
        term: 'permanent' as const,
        owner: 'Suzuki',
        due: '2026-12-09',
        doneWhen: say(120),
        priority: 'high' as const,
        ticket: `https://tracker.example/${index}`,
      };
      const payload = { itemId: `item-${index}`, number: index + 1, proposal: null, item, basedOn: null };
      story.record.append({ kind: 'actionItemSet', happenedAtMs: story.at(index), payload });
    }),
  alert: () => {},
  decisions: (story) =>
    void times(60, (index) => {
      checkAll(story, index * 3);
      const severity = ((index % 4) + 1) as 1 | 2 | 3 | 4;
      story.record.append({
        kind: 'severitySet',
        happenedAtMs: story.at(index * 3 + 1),
        payload: { severity, basedOn: null },
      });
    }),
  targets: (story) => void times(40, (index) => checkAll(story, index, `/counter/${index}/orders/of/the/day`)),
  facts: (story, say) => {
    for (const fact of ['usersAffected', 'requestsFailed', 'customersAffected', 'enquiries'] as const) {
      story.record.append({
        kind: 'factSet',
        happenedAtMs: story.at(9),
        payload: { fact, value: say(500), basedOn: null },
      });
    }
  },
  runbook: (story) => {
    for (const { id, key, text, list } of itemsOf(runbook)) {
      const payload = {
        item: { runbookHash: '', id, key },
        list,
        text,
        state: 'failed' as const,
        reason: text,
        basedOn: null,
      };
      story.record.append({ kind: 'itemSet', happenedAtMs: story.at(5), payload });
    }
  },
};

const runbookSource = readFileSync(join(import.meta.dirname, '../../../../runbooks/todo-api.ja.md'), 'utf8');
const runbook = parseRunbook(runbookSource);
const pastActions: PastAction[] = Array.from({ length: 40 }, (_, index) => ({
  label: `A-${index + 1}`,
  text: sentences.ja,
  owner: '鈴木',
  due: '2026-12-09',
  incidentNumber: index + 1,
  incidentTitle: sentences.ja,
}));

function checkAll(story: Story, minutes: number, path = '/orders'): void {
  const status = minutes % 2 === 0 ? 'refused' : 200;
  const level = status === 200 ? 'normal' : 'critical';
  story.check(minutes, path, [{ reading: http(path, status), level }], level);
  story.check(minutes, 'database', [{ reading: database(minutes % 4 === 0 ? 'timeout' : 'answered'), level }], level);
}

function extreme(name: string, language: Language, of: readonly string[]): Extreme {
  const say: Say = (letters) => sentences[language].repeat(Math.ceil(letters / 40)).slice(0, letters);
  const story = outage({
    language,
    zone: language === 'ja' ? 'Asia/Tokyo' : 'America/Los_Angeles',
    environment: bakery,
    alert: of.includes('alert') ? Array.from({ length: 200 }, () => say(250)).join('\n') : null,
  });
  story.milestone('began', -8, 'watch');
  story.milestone('recovered', 90);
  for (const part of of) parts[part]?.(story, say);
  const withRunbook = of.includes('runbook');
  return {
    name: `${name}.${language}`,
    language,
    story,
    drafted: () =>
      withRunbook
        ? story.draft(runbook, [], { runbookFile: { name: 'todo-api.ja.md', source: runbookSource }, pastActions })
        : story.draft(),
  };
}

export const extremes: Extreme[] = (['ja', 'en'] as const).flatMap((language) => [
  ...Object.keys(parts).map((part) => extreme(part, language, [part])),
  extreme('everything', language, Object.keys(parts)),
  extreme('halfOfIt', language, ['notes', 'causes', 'decisions', 'targets', 'proposals']),
]);
