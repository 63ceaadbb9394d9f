import { describe, expect, it } from 'vitest';
import { litCauses } from '../../../shared/diagnosis/lit-causes.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { leveled, log } from './readings.ts';

const runbook = parseRunbook(`# Oven

## Incident patterns

### 1. Cold

#### Causes

| Cause | How to tell | Action |
|---|---|---|
| No yeast | The log shows "yeast missing" or "no starter" | Buy yeast |
| No flour | The log shows "flour missing" | Buy flour |
`);
const [yeast, flour] = runbook.patterns[0]?.causes ?? [];
const searched = ['yeast missing', 'no starter', 'flour missing'];

describe('a cause lights up', () => {
  it('by the text that its row says to look for, with the logs that hold it', () => {
    const readings = [
      leveled(log({ 'no starter': 1 }, searched), 'warning', 'e1'),
      leveled(log({ 'no starter': 3, 'flour missing': 2 }, searched), 'warning', 'e2'),
    ];
    expect(litCauses(runbook, readings)).toEqual([
      { causeId: yeast?.id, signature: 'no starter', evidenceIds: ['e1', 'e2'] },
      { causeId: flour?.id, signature: 'flour missing', evidenceIds: ['e2'] },
    ]);
  });

  it('by nothing else', () => {
    expect(litCauses(runbook, [leveled(log({ 'flour missing': 0 }, searched), 'normal', 'e1')])).toEqual([]);
    expect(litCauses(runbook, [leveled(log({ 'rye missing': 2 }, ['rye missing']), 'warning', 'e1')])).toEqual([]);
  });
});
