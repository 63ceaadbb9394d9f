import { describe, expect, test } from 'vitest';
import { referenceParts } from '../../../renderer/screens/incident/reference/reference-parts.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { uiEn } from '../../../shared/text/ui-en.ts';

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
const titles = (query: string) => referenceParts(runbook, words, query).map(({ title }) => title);

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
