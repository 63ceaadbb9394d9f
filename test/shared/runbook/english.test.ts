/** A runbook of another kind of team: English, other heading words and levels, other places for everything. */
import { expect, it } from 'vitest';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';

const ferry = `# Ferry booking: when it burns

What to do when travellers cannot book.

## Revision history

| When | Who | What |
|---|---|---|
| 2025-03-09 | Ines | Second harbour |
| 2025-01-02 | - | First draft |

## Key metrics

| Indicator | Healthy | Elevated | Page |
|---|---|---|---|
| Latency, 95th | under 800 ms | above 2 seconds | above 5 seconds |
| Share of errors | ≤ 0.5% | > 2% | > 10% |
| Database connections | < 60% of max | > max * 0.8 | > 90% of max |
| Seagulls | few | > 10 | many |

## Where to find logs

| What | Where |
|---|---|
| Application | \`/srv/ferry/log/ferry.log\` |
| Request log | \`docker logs ferry-web\` |
| Journal of the host | \`journalctl --unit=ferry\` |

## Who to call

| Function | Who | How to reach | Availability |
|---|---|---|---|
| Duty officer | Ines Duarte | +351 900 000 | always |
| Harbour master | - | n/a | 8-17 |

### When to escalate

- **Immediately**: no harbour can sell; tickets were lost
- **Within 20 minutes**: one harbour cannot sell
- **Within 2 hours**:
  - refunds pile up
  - the press calls

## Before you begin

1. A shell on the booking hosts
2. The password of the day
   - kept by the duty officer

## Failure scenarios

### Scenario 1: Booking is down

##### Signs

- \`GET /alive\` does not respond
- The booking process is gone
- 502 or 504 for travellers

##### Initial checks (within 10 minutes)

1. Is it running?

   \`\`\`sh
   ps aux | grep ferry
   \`\`\`

2. Does it answer?

   \`\`\`sh
   curl -s http://localhost:7000/alive
   \`\`\`

##### Likely causes

| Likely cause | How to tell | What to do |
|---|---|---|
| Bad settings | the log says "cannot parse \\| settings" | mend them |
| Tide tables late | logs contain \`tide feed stale\` and “no tide” | see scenario 3 |
| Full disk | \`df -h\` shows 100% | make room |

##### If nothing helps

- Roll back the last deployment (see section 7)

### Scenario 3: Booking crawls

##### Signs

- Requests take longer than 4 seconds
- Many timeouts
- Response times are five times the usual
- The captain looks worried

##### Mitigation

\`\`\`bash
# Ease the queue
docker compose restart queue
# On hosts without containers, with systemd
sudo systemctl restart queue
\`\`\`

### Scenario 4: Trouble after a release

##### When to roll back

- More than 5% of bookings fail
- Nobody knows why within 15 minutes

##### How to roll back

\`\`\`bash
git log --oneline -3
\`\`\`

## After the fire

##### Closing checklist

- [x] Travellers can book
- [ ] Hold the retrospective within 3 days

##### What the postmortem must say

1. **Impact** – who could not travel
2. **Cause**: why

## Questions and answers

**Q: May I write to the live database?**
A: Only with a second pair of eyes.

**Q: Where are backups?**

In the lighthouse.

## Handy commands

### Space

\`\`\`
# Disk
df -h
\`\`\`

## Tide tables

Kept by the harbour office.
`;

const runbook = parseRunbook(ferry);

it('finds every section by other words', () => {
  expect(runbook.title).toBe('Ferry booking: when it burns');
  expect(runbook.overview).toBe('What to do when travellers cannot book.');
  expect(runbook.contacts).toEqual([
    { id: 'contact-1', role: 'Duty officer', person: 'Ines Duarte', contact: '+351 900 000', hours: 'always' },
    { id: 'contact-2', role: 'Harbour master', person: null, contact: null, hours: '8-17' },
  ]);
  expect(runbook.escalation).toEqual([
    { id: 'escalation-1', withinMinutes: 0, criteria: ['no harbour can sell', 'tickets were lost'] },
    { id: 'escalation-2', withinMinutes: 20, criteria: ['one harbour cannot sell'] },
    { id: 'escalation-3', withinMinutes: 120, criteria: ['refunds pile up', 'the press calls'] },
  ]);
  expect(runbook.preparation.map(({ text }) => text)).toEqual([
    'A shell on the booking hosts',
    'The password of the day',
    'kept by the duty officer',
  ]);
  expect(runbook.recoveryChecklist).toHaveLength(2);
  expect(runbook.postmortemDueMinutes).toBe(3 * 24 * 60);
  expect(runbook.postmortemSections).toEqual([
    { number: 1, title: 'Impact', prompt: 'who could not travel' },
    { number: 2, title: 'Cause', prompt: 'why' },
  ]);
  expect(runbook.faq).toEqual([
    { question: 'May I write to the live database?', answer: 'Only with a second pair of eyes.' },
    { question: 'Where are backups?', answer: 'In the lighthouse.' },
  ]);
  expect(runbook.appendix.map(({ title, steps }) => [title, steps[0]?.title, steps[0]?.commands[0]?.text])).toEqual([
    ['Space', 'Disk', 'df -h'],
  ]);
  expect(runbook.changelog).toEqual([
    { date: '2025-03-09', author: 'Ines', change: 'Second harbour' },
    { date: '2025-01-02', author: null, change: 'First draft' },
  ]);
});

it('keeps what it does not know, and says so', () => {
  expect(runbook.other).toMatchObject([{ title: 'Tide tables', text: 'Kept by the harbour office.' }]);
  const codes = runbook.diagnostics.map(({ code }) => code);
  for (const code of [
    'unrecognised-section',
    'symptom-not-understood',
    'metric-not-understood',
    'bound-not-understood',
    'missing-pattern',
    'contacts-left-empty',
  ]) {
    expect(codes).toContain(code);
  }
});

it('reads patterns with their own numbers', () => {
  expect(runbook.patterns.map(({ id, title, afterDeployment }) => [id, title, afterDeployment])).toEqual([
    ['pattern-1', 'Booking is down', false],
    ['pattern-3', 'Booking crawls', false],
    ['pattern-4', 'Trouble after a release', true],
  ]);
  expect(runbook.patterns.map(({ symptoms }) => symptoms.map(({ signal }) => signal))).toEqual([
    [
      { kind: 'endpointUnresponsive', path: '/alive' },
      { kind: 'processAbsent' },
      { kind: 'httpStatus', statuses: [502, 504] },
    ],
    [
      { kind: 'responseSlowerThan', ms: 4000 },
      { kind: 'timeoutsFrequent' },
      { kind: 'responseTimesNormal', factor: 5 },
      null,
    ],
    [],
  ]);
});

it('reads causes, their signatures and references', () => {
  expect(runbook.patterns[0]?.causes).toMatchObject([
    { id: 'pattern-1/cause-1', signatures: ['cannot parse | settings'], action: 'mend them', seePattern: null },
    { signatures: ['tide feed stale', 'no tide'], seePattern: 3 },
    { howToTell: 'df -h shows 100%', signatures: [] },
  ]);
  const [item] = runbook.patterns[0]?.procedures.find(({ kind }) => kind === 'ifNotRecovered')?.items ?? [];
  expect(item).toMatchObject({ id: 'pattern-1/ifNotRecovered/item-1', seePattern: 7 });
});

it('takes the words before a command as its title', () => {
  const checks = runbook.patterns[0]?.procedures.find(({ kind }) => kind === 'checks');
  expect(checks).toMatchObject({ id: 'pattern-1/checks', withinMinutes: 10, items: [] });
  expect(checks?.steps.map(({ id, title, commands }) => [id, title, commands[0]?.id, commands[0]?.risk])).toEqual([
    ['pattern-1/checks/step-1', 'Is it running?', 'pattern-1/checks/step-1/command-1', 'observe'],
    ['pattern-1/checks/step-2', 'Does it answer?', 'pattern-1/checks/step-2/command-1', 'observe'],
  ]);
  const line = ferry.split('\n')[(checks?.steps[0]?.commands[0]?.line ?? 0) - 1];
  expect(line?.slice((checks?.steps[0]?.commands[0]?.column ?? 0) - 1)).toBe('ps aux | grep ferry');
});

it('tells the main way from the other', () => {
  const steps = runbook.patterns[1]?.procedures.find(({ kind }) => kind === 'mitigation')?.steps;
  expect(steps?.map(({ title, alternative }) => [title, alternative])).toEqual([
    ['Ease the queue', null],
    [null, 'On hosts without containers, with systemd'],
  ]);
});

it('reads bounds in words and signs', () => {
  expect(
    runbook.metrics.map(({ kind, normal, warning, critical }) => [
      kind,
      normal?.parsed,
      warning?.parsed,
      critical?.parsed,
    ]),
  ).toEqual([
    [
      'responseTimeP95',
      { comparison: '<', value: 800, unit: 'ms' },
      { comparison: '>', value: 2000, unit: 'ms' },
      { comparison: '>', value: 5000, unit: 'ms' },
    ],
    [
      'errorRate',
      { comparison: '<=', value: 0.5, unit: 'percent' },
      { comparison: '>', value: 2, unit: 'percent' },
      { comparison: '>', value: 10, unit: 'percent' },
    ],
    [
      'databaseConnections',
      { comparison: '<', value: 0.6, unit: 'ofMax' },
      { comparison: '>', value: 0.8, unit: 'ofMax' },
      { comparison: '>', value: 0.9, unit: 'ofMax' },
    ],
    [null, null, { comparison: '>', value: 10, unit: 'count' }, null],
  ]);
});

it('reads a log as a file, a container or a unit of the journal', () => {
  expect(runbook.logs.map(({ role, source }) => [role, source])).toEqual([
    ['application', { kind: 'file', path: '/srv/ferry/log/ferry.log' }],
    ['access', { kind: 'container', container: 'ferry-web' }],
    ['system', { kind: 'journal', unit: 'ferry' }],
  ]);
});
