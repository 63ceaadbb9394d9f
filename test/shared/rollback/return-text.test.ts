import { expect, test } from 'vitest';
import {
  isRollbackCommand,
  returnText,
  rollbackPattern,
  versionPlaceholders,
} from '../../../shared/rollback/return-text.ts';
import { runbook } from './bread.ts';

test.each([
  ['docker pull myapp:v1.2.3', 'docker pull myapp:v1.1.0', ['v1.2.3']],
  ['git checkout v1.2.3', 'git checkout v1.1.0', ['v1.2.3']],
  ['docker run -d "myapp:1.2" ', 'docker run -d "myapp:v1.1.0" ', ['1.2']],
  ['curl http://10.0.0.9:8080/health', 'curl http://10.0.0.9:8080/health', []],
  ['docker build -t myapp:latest .', 'docker build -t myapp:latest .', []],
  ['docker pull myapp:<previous_version>', 'docker pull myapp:<previous_version>', []],
  ['ping 10.1.2.3', 'ping 10.1.2.3', []],
])('%s', (text, expected, written) => {
  expect(returnText(text, 'v1.1.0')).toEqual({ text: expected, written });
});

test('a version that no command could take replaces nothing', () => {
  for (const version of [null, '', 'v1; rm -rf /', '--help', 'v1 v2']) {
    expect(returnText('docker pull myapp:v1.2.3', version).text).toBe('docker pull myapp:v1.2.3');
  }
});

test('knows the rollback steps of the runbook, and what they leave open', () => {
  expect(rollbackPattern(runbook)?.number).toBe(1);
  expect(versionPlaceholders(runbook)).toEqual(['previous_version']);
  expect(isRollbackCommand(runbook, 'pattern-1/rollback/step-1/command-1')).toBe(true);
  expect(isRollbackCommand(runbook, 'pattern-1/checks/step-1/command-1')).toBe(false);
});
