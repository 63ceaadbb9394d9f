/** Finds what a person named: the incident in hand, an environment. */
import { type IncidentKind, mostLinesAPage } from '../../shared/contract/incident-list-contract.ts';
import type { EnvironmentEntry } from '../../shared/contract/view.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { CliText } from '../../shared/text/cli-en.ts';
import type { ContractClient } from '../control/control-client.ts';
import { UsageError } from './command.ts';

/** The one that is open; with several the person has to say which, since a row in the wrong record misleads. */
export async function chooseOpenIncident(
  client: ContractClient,
  named: string | undefined,
  text: CliText,
): Promise<IncidentSummary> {
  if (named !== undefined) return findIncident(client, named, text);
  const open = await allIncidents(client, 'open');
  const [first] = open;
  if (first === undefined) throw new UsageError(text.noOpenIncident);
  if (open.length > 1) throw new UsageError(text.severalOpen(open.map(({ number }) => `#${number}`).join(', ')));
  return first;
}

/** By the number it has on this installation (`42`, `#42`), or by its id. */
export async function findIncident(client: ContractClient, named: string, text: CliText): Promise<IncidentSummary> {
  const found = await client.incidents.named({ name: named });
  if (found === null) throw new UsageError(text.noSuchIncident(named));
  return found;
}

/** All of a kind, the newest declared first, read page by page. */
export async function allIncidents(client: ContractClient, kind: IncidentKind): Promise<IncidentSummary[]> {
  const all: IncidentSummary[] = [];
  for (;;) {
    const place = { offset: all.length, limit: mostLinesAPage };
    const { summaries } = await client.incidents.page({ kind, typed: '', found: [], order: 'newest', ...place });
    all.push(...summaries);
    if (summaries.length < mostLinesAPage) return all;
  }
}

/** By name or id; without a name the one used last, else the first. */
export async function chooseEnvironment(
  client: ContractClient,
  named: string | undefined,
  text: CliText,
): Promise<EnvironmentEntry> {
  const all = await client.environments.list();
  if (named === undefined) {
    const { lastEnvironmentId } = await client.settings.get();
    const usual = all.find(({ environment }) => environment.id === lastEnvironmentId) ?? all[0];
    if (usual === undefined) throw new UsageError(text.noEnvironment);
    return usual;
  }
  const found =
    all.find(({ environment }) => environment.name === named) ??
    all.find(({ environment }) => environment.id === named);
  if (found !== undefined) return found;
  if (all.length === 0) throw new UsageError(text.noEnvironment);
  throw new UsageError(text.noSuchEnvironment(named, all.map(({ environment }) => environment.name).join(', ')));
}
