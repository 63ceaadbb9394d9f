/** The looks that the preparation checklist asks for, as checks of a sweep. */
import type { Environment } from '../../shared/environment/environment.ts';
import { type PreparationLook, preparationSweep } from '../../shared/incident/preparation.ts';
import type { Runbook } from '../../shared/runbook/model.ts';
import type { CheckRequest } from '../probes/probe.ts';
import type { PlannedCheck } from './planned-check.ts';

/** Enough to see that a log can be read. */
const logLines = 20;

export function preparationChecks(environment: Environment, runbook: Runbook): PlannedCheck[] {
  return preparationSweep(runbook, environment).map(({ checkId, title, target }) => ({
    checkId,
    title,
    command: null,
    request: requestOf(target),
  }));
}

function requestOf(target: PreparationLook['target']): CheckRequest {
  switch (target.kind) {
    case 'endpoint':
      return target;
    case 'database':
      return { kind: 'databaseConnections' };
    case 'log': {
      const { path, hostId } = target;
      return { kind: 'logSignatures', source: { kind: 'file', path }, signatures: [], lastLines: logLines, hostId };
    }
    case 'host': {
      const probe = { type: 'host' as const, argv: ['uptime'], privileged: false, filters: [] };
      return { kind: 'command', probe, hostId: target.hostId };
    }
    case 'dashboard':
      return { kind: 'address', url: target.url };
    case 'deployments':
      return { kind: 'deployments' };
  }
}
