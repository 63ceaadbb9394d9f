/** What each incident is recognised by, for finding those that look like another one: written with the events that change it. */
import type { IncidentState } from '../../shared/incident/state.ts';
import { type Likeness, likenessOf } from '../../shared/similar/likeness.ts';
import type { Connection } from './connection.ts';

export type LikenessRows = {
  /**
   * Incidents (or drills) that have most of these traits by their weights, the newest of equals; at most so many, without the one
   * that asks.
   */
  best(weights: ReadonlyMap<string, number>, but: string, drill: boolean, limit: number): SimilarRow[];
  /** Null where there is no such incident. */
  get(incidentId: string): Likeness | null;
};

export type SimilarRow = { incidentId: string; likeness: Likeness };

export type OwnLikenessRows = LikenessRows & {
  /** `number` is the incident's own on this installation. */
  write(state: IncidentState, number: number): void;
  remove(incidentId: string): void;
  clear(): void;
  differs(state: IncidentState): boolean;
};

export const likenessStatements = {
  holders: 'SELECT number FROM incident_trait WHERE trait = ? AND drill = ?',
};

export function likenessTable(db: Connection): OwnLikenessRows {
  const holders = db.prepare<[string, number], number>(likenessStatements.holders).pluck();
  const bodyOf = db.prepare<[number], string>('SELECT body FROM incident_likeness WHERE number = ?').pluck();
  const traitsOf = db
    .prepare<[number], string>(
      `SELECT trait || '/' || incident_trait.drill FROM incident_likeness JOIN json_each(body, '$.traits')
       JOIN incident_trait ON trait = value AND incident_trait.number = incident_likeness.number
       WHERE incident_likeness.number = ? ORDER BY key`,
    )
    .pluck();
  const put = db.prepare(
    'INSERT INTO incident_likeness (number, body) VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET body = excluded.body',
  );
  const takeAway = db.prepare('DELETE FROM incident_likeness WHERE number = ?');
  const mark = db.prepare('INSERT OR IGNORE INTO incident_trait (trait, drill, number) VALUES (?, ?, ?)');
  const unmark = db.prepare('DELETE FROM incident_trait WHERE trait = ? AND number = ?');
  const numberOf = db.prepare<[string], number>('SELECT number FROM incident_number WHERE incident_id = ?').pluck();
  const idOf = db.prepare<[number], string>('SELECT incident_id FROM incident_number WHERE number = ?').pluck();

  function kept(number: number | undefined): Likeness | null {
    const body = number === undefined ? undefined : bodyOf.get(number);
    return body === undefined ? null : JSON.parse(body);
  }

  function unmarkAll(number: number): void {
    for (const trait of kept(number)?.traits ?? []) unmark.run(trait, number);
  }

  return {
    best(weights, but, drill, limit) {
      // Half of all incidents may hold a trait: they are added up here, several times faster than grouped by SQLite.
      const scores = new Map<number, number>();
      for (const [trait, weight] of weights) {
        for (const number of holders.all(trait, drill ? 1 : 0)) scores.set(number, (scores.get(number) ?? 0) + weight);
      }
      scores.delete(numberOf.get(but) ?? 0);
      const ranked = [...scores].sort(([one, score], [other, otherScore]) => otherScore - score || other - one);
      return ranked.slice(0, limit).flatMap(([number]) => {
        const likeness = kept(number);
        return likeness === null ? [] : [{ incidentId: idOf.get(number) ?? '', likeness }];
      });
    },
    get: (incidentId) => kept(numberOf.get(incidentId)),
    write(state, number) {
      const likeness = likenessOf(state);
      const body = JSON.stringify(likeness);
      if (bodyOf.get(number) === body) return;
      unmarkAll(number);
      put.run(number, body);
      for (const trait of likeness.traits) mark.run(trait, state.drill ? 1 : 0, number);
    },
    remove(incidentId) {
      const number = numberOf.get(incidentId);
      if (number === undefined) return;
      unmarkAll(number);
      takeAway.run(number);
    },
    clear: () => void db.exec('DELETE FROM incident_likeness; DELETE FROM incident_trait'),
    differs(state) {
      const number = numberOf.get(state.incidentId) ?? 0;
      const likeness = likenessOf(state);
      const marks = likeness.traits.map((trait) => `${trait}/${state.drill ? 1 : 0}`);
      return bodyOf.get(number) !== JSON.stringify(likeness) || traitsOf.all(number).join('\n') !== marks.join('\n');
    },
  };
}
