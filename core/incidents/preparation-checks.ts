/** The looks that the preparation checklist asks for, as checks of a sweep. */
import type { Environment } from '../../shared/environment/environment.ts';
import { type PreparationLook, preparationSweep } from '../../shared/incident/preparation.ts';
import type { Runbook } from '../../shared/runbook/model.ts';
import { signaturesOf } from '../../shared/runbook/signatures.ts';
import type { CheckRequest } from '../probes/probe.ts';
import { type PlannedCheck, signatureLines } from './planned-check.ts';

export function preparationChecks(environment: Environment, runbook: Runbook): PlannedCheck[] {
  const signatures = signaturesOf(runbook);
  return preparationSweep(runbook, environment).map(({ checkId, title, target }) => ({
    checkId,
    title,
    command: null,
    request: requestOf(target, signatures),
  }));
}

function requestOf(target: PreparationLook['target'], signatures: string[]): CheckRequest {
  switch (target.kind) {
    case 'endpoint':
      return target;
    case 'database':
      return { kind: 'databaseConnections' };
    case 'log': {
      const { path, hostId } = target;
      return { kind: 'logSignatures', source: { kind: 'file', path }, signatures, lastLines: signatureLines, hostId };
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
