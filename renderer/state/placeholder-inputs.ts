/** What a person filled in for a runbook's `<placeholders>`: asked once, then known for the rest of the incident. */
import { create } from 'zustand';
import { keepDraft, readDrafts } from './drafts.ts';

type Inputs = Readonly<Record<string, string>>;

export const usePlaceholderInputs = create<{ byIncident: Readonly<Record<string, Inputs>> }>(() => ({
  byIncident: {},
}));

const none: Inputs = {};
const prefixOf = (incidentId: string) => `placeholder/${incidentId}/`;

export function placeholderInputsOf(incidentId: string) {
  return ({ byIncident }: { byIncident: Readonly<Record<string, Inputs>> }): Inputs => byIncident[incidentId] ?? none;
}

/** Brings back what was filled in before the window was reloaded. What was typed meanwhile stays. */
export async function restorePlaceholderInputs(incidentId: string): Promise<void> {
  const prefix = prefixOf(incidentId);
  const drafts = await readDrafts(prefix);
  const kept = [...drafts].map(([key, text]) => [key.slice(prefix.length), text]);
  usePlaceholderInputs.setState(({ byIncident }) => ({
    byIncident: { ...byIncident, [incidentId]: { ...Object.fromEntries(kept), ...byIncident[incidentId] } },
  }));
}

export function fillPlaceholder(incidentId: string, name: string, value: string): void {
  usePlaceholderInputs.setState(({ byIncident }) => ({
    byIncident: { ...byIncident, [incidentId]: { ...byIncident[incidentId], [name]: value } },
  }));
  keepDraft(`${prefixOf(incidentId)}${name}`, value);
}
