/** Any check, by the probe that can make it. */
import type { Probe } from '../../shared/runbook/model.ts';
import { runDeployments, runHostCommand, runProcessCheck } from './host-probe.ts';
import { runHttp } from './http-probe.ts';
import { runAccessLog } from './log/access-log-probe.ts';
import { runLog } from './log-probe.ts';
import { runExplain } from './postgres-explain.ts';
import { runDatabaseConnections, runStatement } from './postgres-probe.ts';
import type { CheckOutcome, CheckRequest, ProbeContext } from './probe.ts';
import { Unreadable, unreadableOutcome } from './unreadable.ts';

/** Never throws for what a target does: that is a reading. A check that is cancelled is unreadable, with that reason. */
export async function runCheck(request: CheckRequest, context: ProbeContext): Promise<CheckOutcome> {
  if (context.cancel.aborted) return cancelledOutcome(request, context);
  switch (request.kind) {
    case 'endpoint':
      return runHttp(request, context);
    case 'address':
      return runHttp({ kind: 'command', probe: plainGet(request.url) }, withoutApi(context));
    case 'databaseConnections':
      return runDatabaseConnections(context);
    case 'explain':
      return runExplain(request.statement, context);
    case 'logSignatures':
      return runLog({ ...request, lines: request.lastLines, filters: [] }, context, request.hostId);
    case 'accessLog':
      return runAccessLog(request, context);
    case 'process':
      return runProcessCheck(request.name, context, request.hostId);
    case 'deployments':
      return runDeployments(context);
    case 'command':
      return runCommand(request, context);
  }
}

export function plainGet(url: string): Extract<Probe, { type: 'http' }> {
  return { type: 'http', method: 'GET', url, headers: [], body: null, followRedirects: false };
}

/** An address besides the API is neither below its base nor on its path, and its token is not for it. */
function withoutApi(context: ProbeContext): ProbeContext {
  return { ...context, environment: { ...context.environment, api: null } };
}

/** A check that was not begun. */
export function cancelledOutcome(request: CheckRequest, context: ProbeContext): CheckOutcome {
  const startedAtMs = context.nowMs();
  return unreadableOutcome(new Unreadable('cancelled', ''), { title: titleOf(request), startedAtMs }, context);
}

type CommandRequest = Extract<CheckRequest, { kind: 'command' }>;

function runCommand({ probe, hostId }: CommandRequest, context: ProbeContext): Promise<CheckOutcome> {
  switch (probe.type) {
    case 'http':
      return runHttp({ kind: 'command', probe }, context);
    case 'sql':
      return runStatement(probe, context);
    case 'log':
      return runLog({ ...probe, signatures: context.signatures }, context, hostId);
    case 'host':
      return runHostCommand(probe, context, hostId);
  }
}

function titleOf(request: CheckRequest): string {
  switch (request.kind) {
    case 'endpoint':
      return `GET ${request.path}`;
    case 'address':
      return `GET ${request.url}`;
    case 'accessLog':
      return request.path;
    case 'process':
      return `ps: ${request.name}`;
    case 'command':
      return request.probe.type;
    case 'databaseConnections':
    case 'explain':
    case 'logSignatures':
    case 'deployments':
      return request.kind;
  }
}
