/** A bakery's runbook as the parser reads it, and states of an incident in it: what the guide's decisions are tested on. */

import type { Environment } from '../../../shared/environment/environment.ts';
import { emptyIncident } from '../../../shared/incident/empty-incident.ts';
import type { ItemState } from '../../../shared/incident/event.ts';
import type { CheckRecord, IncidentState, ItemRecord } from '../../../shared/incident/state.ts';
import type { Pattern } from '../../../shared/runbook/model.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';

export const runbook = parseRunbook(`# Oven

## Preparation checklist
- [ ] Key to the oven room
- [ ] Number of the fire brigade

## Incident patterns

### 1. The oven is cold

#### Symptoms
- \`/readyz\` does not respond

#### First checks (within 5 minutes)
\`\`\`bash
# 1. Process
ps aux | grep oven

# 2. Log
docker logs <oven_id> --tail 100

# With systemd
journalctl -u oven -n 100 --no-pager

# 3. Watch the log
tail -f /var/log/oven/app.log
\`\`\`

#### Causes and actions
| Cause | How to tell | Action |
|---|---|---|
| No gas | Log shows "no gas" | Open the valve |
| Wrong setting | Log shows "bad setting" | See section 2 |

#### Recovery
\`\`\`bash
# Restart
sudo systemctl restart oven
\`\`\`

### 2. The oven is slow

#### First checks
\`\`\`bash
# Disk
df -h
\`\`\`

## After recovery

### Checklist
- [ ] Bread rises again
- [ ] Customers told
`);

/** An environment without anything to read. */
export const environment: Environment = {
  id: 'bakery',
  name: 'Bakery',
  kind: 'drill',
  service: 'Oven',
  api: null,
  database: null,
  logs: [],
  hosts: [],
  accessDurationUnit: null,
  thresholds: [],
  contacts: [],
  dashboards: [],
  deployments: null,
  runbookHash: null,
};

export function patternNumber(number: number): Pattern {
  const found = runbook.patterns.find((pattern) => pattern.number === number);
  if (found === undefined) throw new Error(`the bakery has no pattern ${number}`);
  return found;
}

export function state(part: Partial<IncidentState> = {}): IncidentState {
  return { ...emptyIncident('incident'), ...part };
}

export function items(states: Record<string, ItemState>): Record<string, ItemRecord> {
  return Object.fromEntries(
    Object.entries(states).map(([id, itemState]) => [
      id,
      {
        item: { runbookHash: 'hash', id, key: id },
        list: 'step' as const,
        text: id,
        state: itemState,
        reason: null,
        eventId: `event-${id}`,
        happenedAtMs: 0,
      },
    ]),
  );
}

export function check(checkId: string, part: Partial<CheckRecord> = {}): CheckRecord {
  return {
    checkId,
    sweepId: null,
    title: '',
    target: checkId,
    level: 'normal',
    readings: [],
    evidenceId: null,
    eventId: `event-${checkId}`,
    happenedAtMs: 0,
    durationMs: 1,
    ...part,
  };
}

export const active = (pattern: Pattern): IncidentState['activePatterns'][number] => ({
  pattern: { runbookHash: 'hash', id: pattern.id, key: pattern.key },
  number: pattern.number,
  title: pattern.title,
  eventId: `event-${pattern.id}`,
  happenedAtMs: 0,
});
