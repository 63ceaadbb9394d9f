/** The parts that the watch reads by itself, as few words: the gravest measure of each speaks for it. */
import type { MeasureView, WatchView } from '../../../../shared/contract/watch-view.ts';
import { byGravity } from '../../../../shared/diagnosis/level.ts';
import type { Level } from '../../../../shared/diagnosis/reading.ts';

export type LiveGroup = {
  part: 'api' | 'endpoint' | 'database';
  level: Level;
  measures: MeasureView[];
  /** The measure that the level comes from. */
  telling: MeasureView;
};

/** In a fixed order. A part that was not read yet is left out: what a sweep read of it stands until then. */
export function liveGroups({ measures }: Pick<WatchView, 'measures'>): LiveGroup[] {
  return (['api', 'endpoint', 'database'] as const).flatMap((part) => {
    const own = measures.filter((measure) => groupOf(measure) === part && measure.last !== null);
    const [telling] = own.toSorted(
      (one, other) => gravityOf(one) - gravityOf(other) || preference(one) - preference(other),
    );
    return telling === undefined ? [] : [{ part, level: levelOf(telling), measures: own, telling }];
  });
}

function groupOf({ part }: MeasureView): LiveGroup['part'] {
  return part === 'connections' ? 'database' : part;
}

function levelOf({ last }: MeasureView): Level {
  return last?.level ?? 'unknown';
}

function gravityOf(measure: MeasureView): number {
  // Where no bound judges the connections, the database that answers is well.
  if (measure.part === 'connections' && levelOf(measure) === 'unknown') return byGravity.length;
  return byGravity.indexOf(levelOf(measure));
}

/** Of equals, a count says more than "it answers". */
function preference({ part }: MeasureView): number {
  return part === 'connections' ? 0 : 1;
}
