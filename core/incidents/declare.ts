/**
 * Declaring asks nothing. The environment used last, its runbook and the system's zone are taken; blanks can be filled later,
 * and a wrong environment is one key to switch.
 */
import type { Environment } from '../../shared/environment/environment.ts';
import type { DetectionHow } from '../../shared/incident/detection.ts';
import { decideOpening } from '../../shared/incident/opening.ts';
import { coreWords } from '../../shared/text/core-words.ts';
import { expectFound, expectOk } from '../expected.ts';
import { readSettings } from '../installation-settings.ts';
import { appendEvents } from '../record.ts';
import { runbookFor } from '../runbook-for.ts';
import type { Services } from '../services.ts';

export type Declaration = {
  commandId: string;
  title?: string | undefined;
  environmentId?: string | undefined;
  drill?: boolean | undefined;
  alert?: string | undefined;
  zone?: string | undefined;
  detectedBy?: DetectionHow | undefined;
  beganAtMs?: number | undefined;
  detectedAtMs?: number | undefined;
  recoveredAtMs?: number | undefined;
};

/** Opens an incident at this second; a retry with the same command id answers the first one. */
export function declareIncident(services: Services, declaration: Declaration, actor: string): string {
  const { store, clock } = services;
  const before = store.outcomeOf(declaration.commandId)?.[0];
  if (before) return before.incidentId;
  const environment = environmentFor(services, declaration.environmentId);
  const runbook = runbookFor(services, environment);
  const { language } = readSettings(store);
  const drill = declaration.drill ?? environment?.kind === 'drill';
  const opening = decideOpening(
    {
      title: declaration.title ?? null,
      untitled: drill ? coreWords[language].drillTitle : coreWords[language].untitled,
      zone: declaration.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      language,
      drill,
      environment,
      runbook,
      alert: declaration.alert ?? null,
      detectedBy: declaration.detectedBy ?? null,
      beganAtMs: declaration.beganAtMs ?? null,
      detectedAtMs: declaration.detectedAtMs ?? null,
      recoveredAtMs: declaration.recoveredAtMs ?? null,
    },
    clock.nowMs(),
  );
  const incidentId = services.newId();
  appendEvents(services, { incidentId, commandId: declaration.commandId, actor }, expectOk(opening), []);
  if (environment) rememberEnvironment(services, environment.id);
  return incidentId;
}

function environmentFor({ store }: Services, id: string | undefined): Environment | null {
  if (id !== undefined) return expectFound(store.environments.get(id), 'noSuchEnvironment', { id });
  const last = readSettings(store).lastEnvironmentId;
  return (last === null ? null : store.environments.get(last)) ?? store.environments.list()[0] ?? null;
}

/** The next incident is declared on it. */
export function rememberEnvironment({ store, changes }: Pick<Services, 'store' | 'changes'>, id: string): void {
  if (readSettings(store).lastEnvironmentId === id) return;
  store.settings.set('lastEnvironmentId', id);
  changes.publish('change', { topic: 'settings' });
}
