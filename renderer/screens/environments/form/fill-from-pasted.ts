/** The form with what a pasted line tells; what the line does not say stays as it was typed. */
import type { PastedLine } from '../../../../shared/environment/pasted/pasted-line.ts';
import { withPastedLine } from '../../../../shared/environment/pasted/with-pasted-line.ts';
import { type ApiForm, apiForm } from './api-form.ts';
import { type DatabaseForm, databaseForm } from './database-form.ts';
import type { EnvironmentForm } from './environment-form.ts';
import { hostForm } from './host-form.ts';
import { readAsFarAsFilled } from './read-form.ts';

export type FilledField = { part: 'api'; field: keyof ApiForm } | { part: 'database'; field: keyof DatabaseForm };

export type Filled = {
  form: EnvironmentForm;
  /** Fields whose value the line gave, in the order of the form. */
  fields: FilledField[];
  /** Names of the hosts it added. */
  hosts: string[];
};

/** @param newId ids for machines that the environment does not have yet. */
export function fillFromPasted(form: EnvironmentForm, pasted: PastedLine, newId: () => string): Filled {
  const { api: toldApi, database: toldDatabase } = pasted.parts;
  // An API that nobody has named yet would only be in the way of a line about the database.
  const apiOn = toldApi !== null || (form.api.on && form.api.baseUrl.trim() !== '');
  const open = {
    ...form,
    api: { ...form.api, on: apiOn || toldDatabase === null },
    database: { ...form.database, on: form.database.on || toldDatabase !== null },
  };
  const { environment: before } = readAsFarAsFilled(open);
  const after = withPastedLine(before, pasted, newId);
  const api = merged(open.api, apiForm(before.api), apiForm(after.api));
  const database = merged(open.database, databaseForm(before.database), databaseForm(after.database));
  const added = after.hosts.slice(before.hosts.length);
  return {
    form: {
      ...open,
      api: toldApi === null ? open.api : api.form,
      database: toldDatabase === null ? open.database : database.form,
      hosts: [...form.hosts, ...added.map(hostForm)],
    },
    fields: [
      ...(toldApi === null ? [] : api.changed.map((field) => ({ part: 'api' as const, field }))),
      ...(toldDatabase === null ? [] : database.changed.map((field) => ({ part: 'database' as const, field }))),
    ],
    hosts: added.map(({ name }) => name),
  };
}

/** Takes over only what the line changed, so that a half-typed field beside it stays half-typed. */
function merged<Form extends object>(typed: Form, before: Form, after: Form): { form: Form; changed: (keyof Form)[] } {
  const form = { ...typed };
  const changed: (keyof Form)[] = [];
  for (const field of Object.keys(after) as (keyof Form)[]) {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) continue;
    form[field] = after[field];
    changed.push(field);
  }
  return { form, changed };
}
