import { describe, expect, it } from 'vitest';
import { overridePort } from '../../../core/incidents/own-port.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import type { Probe } from '../../../shared/runbook/model.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';

const fence = '```';
const runbook = parseRunbook(`# Bakery

## Patterns

### 1. Ovens are slow

#### First checks

${fence}bash
# 1. Connections
ss -tan | grep ':7000' | wc -l
netstat -an | grep 7000
ss -tan | grep ':5432' | wc -l
ps aux | grep '7000'
# 2. Answer
curl -s http://localhost:7000/readyz
${fence}
`);
const probes = runbook.patterns
  .flatMap(({ procedures }) => procedures.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands)))
  .map(({ probe }) => probe as Probe);

function environmentAt(baseUrl: string | null): Environment {
  const api = {
    path: { kind: 'direct' },
    token: null,
    healthPath: '/readyz',
    endpoints: [],
    timeoutMs: 1_000,
  } as const;
  return {
    id: 'bakery',
    name: 'bakery',
    kind: 'staging',
    service: 'Bakery',
    api: baseUrl === null ? null : { ...api, endpoints: [], baseUrl },
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
}

function patternsAt(baseUrl: string | null): (string | null)[] {
  return probes
    .map((probe) => overridePort(probe, runbook, environmentAt(baseUrl)))
    .map((probe) => (probe.type === 'host' ? probe.filters : []).find(({ kind }) => kind === 'grep'))
    .map((filter) => (filter?.kind === 'grep' ? filter.pattern : null));
}

describe('sockets of the service', () => {
  it('are counted at the port that it has in this environment', () => {
    expect(patternsAt('http://127.0.0.1:7443/v2')).toEqual([':7443', '7443', ':5432', '7000', null]);
    expect(patternsAt('https://bakery.example')).toEqual([':443', '443', ':5432', '7000', null]);
  });

  it('are counted as the runbook says where the environment has no API', () => {
    expect(patternsAt(null)).toEqual([':7000', '7000', ':5432', '7000', null]);
  });
});
