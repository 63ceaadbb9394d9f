import { expect, test } from 'vitest';
import { placeholdersToAsk } from '../../../renderer/screens/incident/steps/command-text.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';

const source = `# Oven

## Incident patterns

### 1. Cold

#### Recovery

\`\`\`bash
# 1. Another tray
docker pull tray:<version>
docker rename <tray_id> tray-<version>
docker start <tray_id>
\`\`\`
`;
const step = parseRunbook(source).patterns[0]?.procedures[0]?.steps[0];

test('a step asks for each value once, where it is needed first', () => {
  expect(step?.commands.map((command) => placeholdersToAsk(command, step))).toEqual([['version'], ['tray_id'], []]);
});

test('a command that stands alone asks for all of its own', () => {
  const [, rename] = step?.commands ?? [];
  expect(rename && placeholdersToAsk(rename, undefined)).toEqual(['tray_id', 'version']);
});
