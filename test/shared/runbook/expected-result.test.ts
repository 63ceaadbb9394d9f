import { expect, test } from 'vitest';
import { type ExpectedResult, expectedResult } from '../../../shared/runbook/expected-result.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';

/** The first command of a block, as a pattern's first check. */
function expectedOf(block: string): ExpectedResult | null {
  const source = `# Oven\n\n## Incident patterns\n\n### 1. Cold\n\n#### First checks\n\n\`\`\`bash\n${block}\n\`\`\`\n`;
  const step = parseRunbook(source).patterns[0]?.procedures[0]?.steps[0];
  const [command] = step?.commands ?? [];
  if (step === undefined || command === undefined) throw new Error(`no command in: ${block}`);
  return expectedResult(step, command);
}

test.each<[string, ExpectedResult | null]>([
  [
    '# 1. Lines\n# 20を超えていなければ正常\ntail -n 5 /var/log/a.log',
    { kind: 'written', text: '20を超えていなければ正常' },
  ],
  ['# 1. Lines\n# Expect none\n# Ask the bakers\ntail -n 5 /var/log/a.log', { kind: 'written', text: 'Expect none' }],
  ['# Answer (expected: 200)\ncurl http://10.0.0.9/health', { kind: 'written', text: 'expected: 200' }],
  ['# 1. Process\n# 1行も出なければ止まっている\nps aux | grep oven', { kind: 'processFound' }],
  ['curl http://10.0.0.9/health', { kind: 'answer', metric: 'responseTimeP95' }],
  ['df -h', { kind: 'within', metric: 'disk' }],
  ['free -h', { kind: 'within', metric: 'memory' }],
  ['top', { kind: 'within', metric: 'cpu' }],
  ['ps aux | grep oven', { kind: 'processFound' }],
  ['psql -h h -c "SELECT count(*) FROM pg_stat_activity;"', { kind: 'within', metric: 'databaseConnections' }],
  ['psql -h h -c "SELECT version();"', null],
  ['tail -n 5 /var/log/a.log', null],
  ['sudo systemctl restart oven', null],
  ['curl -X POST http://10.0.0.9/loaves', null],
])('%s', (block, expected) => {
  expect(expectedOf(block)).toEqual(expected);
});
