/** Action items of all incidents, read from what is kept of them beside the records. */
import {
  type ActionAcross,
  isOverdue,
  type KeptActionItem,
  type Repeat,
  sharedKinds,
} from '../../shared/actions/action-across.ts';
import type { ActionOverview, ActionPage } from '../../shared/contract/across-contract.ts';
import { dateText } from '../../shared/text/wall-clock.ts';
import type { Services } from '../services.ts';
import type { ActionQuery, FoundActionItem } from '../store/store.ts';

export type AskedActions = Omit<ActionQuery, 'dueBefore'> & { overdue: boolean };

const shownSoonest = 5;
const shownOwners = 100;

export function actionPage(
  services: Services,
  { overdue, ...asked }: AskedActions,
  place: { limit: number; offset: number },
): ActionPage {
  const { actionItems } = services.store;
  const query = { ...asked, dueBefore: overdue ? todayByZone(services, asked.drill) : null };
  return { items: across(services, actionItems.page(query, place)), total: actionItems.count(query) };
}

export function actionOverview(services: Services, drill: boolean): ActionOverview {
  const { actionItems } = services.store;
  const open: ActionQuery = { drill, status: 'open', owner: null, dueBefore: null, repeated: false };
  return {
    open: actionItems.count(open),
    overdue: actionItems.count({ ...open, dueBefore: todayByZone(services, drill) }),
    repeated: actionItems.count({ ...open, repeated: true }),
    owners: actionItems.owners(drill, shownOwners),
    soonest: across(services, actionItems.page(open, { limit: shownSoonest, offset: 0 })),
  };
}

function todayByZone({ store, clock }: Services, drill: boolean): Record<string, string> {
  const nowMs = clock.nowMs();
  return Object.fromEntries(store.actionItems.zones(drill).map((zone) => [zone, dateText(nowMs, zone)]));
}

function across({ store, clock }: Services, found: readonly FoundActionItem[]): ActionAcross[] {
  const nowMs = clock.nowMs();
  const repeats = new Map<string, Repeat[]>();
  return found.flatMap(({ incidentId, drill, zone, item }) => {
    const summary = store.summaryOf(incidentId);
    if (summary === null) return [];
    const later = repeats.get(incidentId) ?? repeatsOf(store, incidentId);
    repeats.set(incidentId, later);
    return [
      {
        ...item,
        incidentId,
        incidentNumber: summary.number,
        incidentTitle: summary.title,
        drill,
        zone,
        overdue: isOverdue({ ...item, zone }, nowMs),
        repeats: undoneBefore(item, later),
      },
    ];
  });
}

function repeatsOf(store: Services['store'], incidentId: string): Repeat[] {
  const traits = store.likeness.get(incidentId)?.traits ?? [];
  return store.actionItems.repeatsOf([incidentId]).flatMap(({ laterId }) => {
    const later = store.summaryOf(laterId);
    if (later === null) return [];
    const { number, title, declaredAtMs } = later;
    const shared = sharedKinds(traits, store.likeness.get(laterId)?.traits ?? []);
    return [{ incidentId: laterId, number, title, declaredAtMs, ...shared }];
  });
}

/** Only of what was written down before, and was not done, could it be a repeat. */
function undoneBefore({ status, addedAtMs }: KeptActionItem, later: readonly Repeat[]): Repeat[] {
  return status === 'open' ? later.filter(({ declaredAtMs }) => declaredAtMs >= addedAtMs) : [];
}
