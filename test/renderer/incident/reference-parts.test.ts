import type { Element, Nodes } from 'hast';
import { describe, expect, test } from 'vitest';
import { referenceParts } from '../../../renderer/screens/incident/reference/reference-parts.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { safeTreeOf } from '../../../shared/markdown/safe-tree.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { uiEn } from '../../../shared/text/ui-en.ts';
import { production } from '../../shared/environment/production.ts';

const runbook = parseRunbook(`# Oven

## Contacts
| Role | Person | Contact | Hours |
|---|---|---|---|
| Baker | - | - | 24/7 |

## FAQ

### Q: Where is the key?
A: Under the mat.

## Appendix: commands

\`\`\`bash
# Room on the shelves
df -h
\`\`\`

## Recipes
Flour and ＷＡＴＥＲ.
`);
const words = uiEn.incident.reference;
const titles = (query: string) => referenceParts(runbook, null, words, query).map(({ title }) => title);

describe('reference text', () => {
  test('holds what the runbook says, also under headings that nobody foresaw', () => {
    expect(titles('')).toContain('Contacts');
    expect(titles('')).toContain('Recipes');
    expect(titles('')).not.toContain('Log locations');
  });

  test('is found by every word, whatever its case and width', () => {
    expect(titles('flour water')).toEqual(['Recipes']);
    expect(titles('ｂａｋｅｒ')).toEqual(['Contacts']);
    expect(titles('flour baker')).toEqual([]);
    expect(titles('shelves df')).toEqual([expect.stringContaining('Appendix')]);
  });
});

function linksIn(node: Nodes): Element[] {
  const below = 'children' in node ? node.children.flatMap(linksIn) : [];
  return node.type === 'element' && node.tagName === 'a' ? [node, ...below] : below;
}

describe('what the environment adds', () => {
  const withMetrics = parseRunbook(`# Oven

## Contacts
| Role | Person | Contact | Hours |
|---|---|---|---|
| Baker | - | - | 24/7 |

## Metrics
| Metric | Normal | Warning | Critical |
|---|---|---|---|
| CPU usage | < 60% | > 80% | > 95% |
`);
  const row = { normal: null, warning: null, critical: null };
  const environment: Environment = {
    ...production,
    contacts: [{ role: 'baker', person: 'Sato', contact: '090', hours: null }],
    thresholds: [
      { ...row, metric: 'cpu', warning: '> 70%' },
      { ...row, metric: 'disk', critical: '> 98%' },
    ],
    dashboards: [{ name: 'Ovens [all] <b>', url: 'https://grafana.bakery.example/d/ovens?from=now-1h&x=<y>' }],
  };
  const partOf = (id: string) => referenceParts(withMetrics, environment, words, '').find((part) => part.id === id);

  test('stands in the place of open contacts and of the runbook’s bounds, and says whose it is', () => {
    expect(partOf('contacts')?.table?.rows).toEqual([['baker (of the environment)', 'Sato', '090', '']]);
    expect(partOf('metrics')?.table?.rows).toEqual([
      ['CPU usage', '< 60%', '> 70% (of the environment)', '> 95%'],
      ['Disk use (of the environment)', '', '', '> 98%'],
    ]);
  });

  test('links its dashboards, whatever is in their names', () => {
    const [link] = linksIn(safeTreeOf(partOf('dashboards')?.markdown ?? ''));
    expect(link?.properties.href).toBe('https://grafana.bakery.example/d/ovens?from=now-1h&x=%3Cy%3E');
    expect(link?.children).toEqual([expect.objectContaining({ type: 'text', value: 'Ovens [all] <b>' })]);
  });
});
