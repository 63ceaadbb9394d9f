/** Action items of every incident, and which incidents are earlier ones come back: written with the events that change them. */
import { isDeepStrictEqual } from 'node:util';
import { type KeptActionItem, keptActionItems } from '../../shared/actions/action-across.ts';
import type { ActionStatus } from '../../shared/actions/action-item.ts';
import type { IncidentState } from '../../shared/incident/state.ts';
import type { Connection } from './connection.ts';

export type ActionQuery = {
  drill: boolean;
  status: ActionStatus;
  /** Null for all. */
  owner: string | null;
  /** Only what is due before this day, by zone; null for all. A zone that is not named has none. */
  dueBefore: Readonly<Record<string, string>> | null;
  /** Only what a later incident repeated, of those written down before it. */
  repeated: boolean;
};

export type FoundActionItem = {
  incidentId: string;
  drill: boolean;
  zone: string;
  item: KeptActionItem;
};

export type ActionRows = {
  /** Soonest due first, what has no day last. */
  page(query: ActionQuery, place: { limit: number; offset: number }): FoundActionItem[];
  count(query: ActionQuery): number;
  /** Open items of these incidents, in the order of adding. */
  openOf(incidentIds: readonly string[]): FoundActionItem[];
  /** Zones of open items. */
  zones(drill: boolean): string[];
  /** Who has open items, who has most first; at most so many. */
  owners(drill: boolean, limit: number): { owner: string; count: number }[];
  /** Linked as these incidents come back, the newest first. */
  repeatsOf(incidentIds: readonly string[]): { earlierId: string; laterId: string }[];
};

export type OwnActionRows = ActionRows & {
  write(state: IncidentState): void;
  remove(incidentId: string): void;
  clear(): void;
  differs(state: IncidentState): boolean;
};

type Row = { incidentId: string; drill: number; zone: string; body: string };

export const actionStatements = {
  page: (where: string) =>
    `SELECT incident_id AS incidentId, drill, zone, body FROM action_item WHERE ${where}
     ORDER BY ifnull(due, '~'), incident_id, position LIMIT ? OFFSET ?`,
  count: (where: string) => `SELECT count(*) FROM action_item WHERE ${where}`,
  /** Few incidents come back: they are looked up, and not every item asked whether its incident did. */
  repeated: `incident_id IN (SELECT earlier_id FROM recurrence) AND EXISTS (
     SELECT 1 FROM recurrence JOIN incident_summary AS later ON later.incident_id = later_id
     WHERE earlier_id = action_item.incident_id AND later.declared_at_ms >= added_at_ms)`,
};

/** The rows that a query asks for, as SQL with its values. */
export function actionCondition({ drill, status, owner, dueBefore, repeated }: ActionQuery): [string, unknown[]] {
  const standing = repeated ? '+drill = ? AND +status = ?' : 'drill = ? AND status = ?';
  const parts: [string, unknown[]][] = [[standing, [drill ? 1 : 0, status]]];
  if (owner !== null) parts.push(['owner = ?', [owner]]);
  if (dueBefore !== null) {
    const zones = Object.entries(dueBefore);
    parts.push([
      `due IS NOT NULL AND (${zones.map(() => '(zone = ? AND due < ?)').join(' OR ') || '0'})`,
      zones.flat(),
    ]);
  }
  if (repeated) parts.push([actionStatements.repeated, []]);
  return [parts.map(([sql]) => sql).join(' AND '), parts.flatMap(([, values]) => values)];
}

export function actionTable(db: Connection): OwnActionRows {
  const insert = db.prepare(
    `INSERT INTO action_item (incident_id, position, drill, zone, status, owner, due, added_at_ms, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const removeItems = db.prepare('DELETE FROM action_item WHERE incident_id = ?');
  const ofIncident = db.prepare<[string], Row>(
    `SELECT incident_id AS incidentId, drill, zone, body FROM action_item WHERE incident_id = ? ORDER BY position`,
  );
  const link = db.prepare('INSERT OR IGNORE INTO recurrence (later_id, earlier_id) VALUES (?, ?)');
  const unlink = db.prepare('DELETE FROM recurrence WHERE later_id = ?');
  const earlierOf = db
    .prepare<[string], string>('SELECT earlier_id FROM recurrence WHERE later_id = ? ORDER BY earlier_id')
    .pluck();
  const laterOf = db
    .prepare<[string], string>(
      `SELECT later_id FROM recurrence JOIN incident_summary ON incident_id = later_id
       WHERE earlier_id = ? ORDER BY declared_at_ms DESC`,
    )
    .pluck();
  const zones = db
    .prepare<[number], string>("SELECT DISTINCT zone FROM action_item WHERE drill = ? AND status = 'open'")
    .pluck();
  const owners = db.prepare<[number, number], { owner: string; count: number }>(
    `SELECT owner, count(*) AS count FROM action_item WHERE drill = ? AND status = 'open' AND owner IS NOT NULL
     GROUP BY owner ORDER BY count DESC, owner LIMIT ?`,
  );

  function remove(incidentId: string): void {
    removeItems.run(incidentId);
    unlink.run(incidentId);
  }

  return {
    page(query, { limit, offset }) {
      const [where, values] = actionCondition(query);
      return db
        .prepare<unknown[], Row>(actionStatements.page(where))
        .all(...values, limit, offset)
        .map(found);
    },
    count(query) {
      const [where, values] = actionCondition(query);
      return (
        db
          .prepare<unknown[], number>(actionStatements.count(where))
          .pluck()
          .get(...values) ?? 0
      );
    },
    openOf: (incidentIds) =>
      incidentIds
        .flatMap((incidentId) => ofIncident.all(incidentId).map(found))
        .filter(({ item }) => item.status === 'open'),
    zones: (drill) => zones.all(drill ? 1 : 0),
    owners: (drill, limit) => owners.all(drill ? 1 : 0, limit),
    repeatsOf: (incidentIds) =>
      incidentIds.flatMap((earlierId) => laterOf.all(earlierId).map((laterId) => ({ earlierId, laterId }))),
    write(state) {
      const { incidentId, drill, zone } = state;
      remove(incidentId);
      for (const [position, item] of keptActionItems(state).entries()) {
        const { status, owner, due, addedAtMs } = item;
        insert.run(incidentId, position, drill ? 1 : 0, zone, status, owner, due, addedAtMs, JSON.stringify(item));
      }
      for (const earlierId of earlierIdsOf(state)) link.run(incidentId, earlierId);
    },
    remove,
    clear: () => void db.exec('DELETE FROM action_item; DELETE FROM recurrence'),
    differs(state) {
      const kept = ofIncident.all(state.incidentId);
      const expected = keptActionItems(state);
      return (
        kept.length !== expected.length ||
        kept.some(({ body, drill, zone }, index) => {
          // What an item says counts, not in which order its fields were set.
          const isSame = isDeepStrictEqual(JSON.parse(body), expected[index]);
          return !isSame || drill !== (state.drill ? 1 : 0) || zone !== state.zone;
        }) ||
        earlierOf.all(state.incidentId).join() !== earlierIdsOf(state).join()
      );
    },
  };
}

function earlierIdsOf({ relations }: IncidentState): string[] {
  const earlier = relations.filter(({ relation }) => relation === 'recurrenceOf').map(({ incidentId }) => incidentId);
  return [...new Set(earlier)].sort();
}

/** The store alone writes these rows, and `verify` holds them against the events. */
function found({ incidentId, drill, zone, body }: Row): FoundActionItem {
  return { incidentId, drill: drill === 1, zone, item: JSON.parse(body) };
}
