/** An environment out of a file, made fit for this installation; what had to change, or needs a look, is noted. */
import type { Environment, SecretRef } from './environment.ts';

export type ImportNote = {
  code: /** Its id was taken: it has a new one, and what stands here stays. */
    | 'newId'
    /** Its runbook is not among those of this installation: none is chosen. */
    | 'runbookUnknown'
    /** The secret `field` will be taken from where the file says: `kind` and `name` (a variable, a path, a program with its words). */
    | 'secretReference'
    /** The secret `field` is to be entered. */
    | 'secretToEnter';
  params: Record<string, string>;
};

export type Installation = {
  takenIds: readonly string[];
  newId: () => string;
  knowsRunbook: (hash: string) => boolean;
};

export function importedEnvironment(
  environment: Environment,
  { takenIds, newId, knowsRunbook }: Installation,
): { environment: Environment; notes: ImportNote[] } {
  const { id, runbookHash, api, database } = environment;
  const isTaken = takenIds.includes(id);
  const isUnknown = runbookHash !== null && !knowsRunbook(runbookHash);
  const notes: ImportNote[] = [
    ...(isTaken ? [{ code: 'newId' as const, params: {} }] : []),
    ...(isUnknown ? [{ code: 'runbookUnknown' as const, params: {} }] : []),
    ...secretNotes('apiToken', api?.token ?? null),
    ...secretNotes('databasePassword', database?.password ?? null),
    ...secretNotes('operatorPassword', database?.operator?.password ?? null),
    ...secretNotes('messageWebhook', environment.webhook ?? null),
  ];
  return {
    environment: { ...environment, id: isTaken ? newId() : id, runbookHash: isUnknown ? null : runbookHash },
    notes,
  };
}

function secretNotes(field: string, reference: SecretRef | null): ImportNote[] {
  switch (reference?.kind) {
    case undefined:
    case 'pgpass':
      return [];
    case 'ask':
    case 'stored':
      return [{ code: 'secretToEnter', params: { field } }];
    case 'env':
      return [{ code: 'secretReference', params: { field, kind: 'env', name: reference.name } }];
    case 'file':
      return [{ code: 'secretReference', params: { field, kind: 'file', name: reference.path } }];
    case 'program':
      return [{ code: 'secretReference', params: { field, kind: 'program', name: reference.argv.join(' ') } }];
  }
}
