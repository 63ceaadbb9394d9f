import { describe, expect, test } from 'vitest';
import {
  countOf,
  inHandOf,
  isFinished,
  neighbourOf,
  nextOf,
} from '../../../renderer/screens/incident/guide/progress.ts';
import { workOf } from '../../../renderer/screens/incident/guide/work.ts';
import { check, items, patternNumber, runbook, state } from './bakery.ts';

const work = workOf('checks', runbook, patternNumber(1), {});
const [process, log, systemd, watch] = work;
const step = (number: number) => `pattern-1/checks/step-${number}`;

describe('the work of the first checks', () => {
  test('is the steps in the order of the runbook', () => {
    expect(work.map(({ text }) => text)).toEqual([
      'Process',
      'Log',
      'journalctl -u oven -n 100 --no-pager',
      'Watch the log',
    ]);
  });

  test('a step is finished once all its looks were read', () => {
    const known = state({ checks: [check(`${step(1)}/command-1`)] });
    expect(process && isFinished(process, known)).toBe(true);
    expect(log && isFinished(log, known)).toBe(false);
  });

  test('a command that never ends counts as read by its bounded substitute', () => {
    expect(watch && isFinished(watch, state({ checks: [check(`${step(4)}/command-1`)] }))).toBe(true);
  });

  test.each(['ok', 'warn', 'failed', 'skipped', 'notPossible'] as const)('%s is finished', (itemState) => {
    expect(log && isFinished(log, state({ items: items({ [step(2)]: itemState }) }))).toBe(true);
  });

  test('a tick taken back outweighs what was read', () => {
    const known = state({ items: items({ [step(1)]: 'notDone' }), checks: [check(`${step(1)}/command-1`)] });
    expect(process && isFinished(process, known)).toBe(false);
  });

  test('of a step and its alternative one is enough', () => {
    expect(countOf(work, state())).toEqual({ done: 0, total: 3 });
    expect(countOf(work, state({ items: items({ [step(3)]: 'ok' }) }))).toEqual({ done: 1, total: 3 });
    expect(nextOf(work, state({ items: items({ [step(1)]: 'ok', [step(3)]: 'ok' }) }))?.id).toBe(step(4));
  });

  test('nothing is next when all is done', () => {
    const known = state({ items: items({ [step(1)]: 'ok', [step(2)]: 'skipped', [step(4)]: 'ok' }) });
    expect(nextOf(work, known)).toBeNull();
    expect(inHandOf(work, null, known)?.id).toBe(step(1));
  });

  test('what a person took in hand stays in hand', () => {
    expect(inHandOf(work, step(3), state())).toBe(systemd);
    expect(inHandOf(work, 'gone', state())).toBe(process);
    expect(inHandOf([], null, state())).toBeNull();
  });

  test('moving stops at the ends', () => {
    expect(neighbourOf(work, step(1), 1)?.id).toBe(step(2));
    expect(neighbourOf(work, step(1), -1)?.id).toBe(step(1));
    expect(neighbourOf(work, step(4), 1)?.id).toBe(step(4));
    expect(neighbourOf([], null, 1)).toBeNull();
  });
});
