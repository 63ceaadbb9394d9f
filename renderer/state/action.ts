/** Doing something through the core from a component: whether it is under way, and what it failed with. */
import { useCallback, useRef, useState } from 'react';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';

export type Action<Arguments extends unknown[], T> = {
  /** Resolves with the answer, or undefined where it failed (then `problem` says why) or was already under way. */
  run: (...values: Arguments) => Promise<T | undefined>;
  busy: boolean;
  problem: CallProblem | null;
  dismiss: () => void;
};

export function useAction<Arguments extends unknown[], T>(
  act: (...values: Arguments) => Promise<T>,
): Action<Arguments, T> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const underWay = useRef(false);
  const run = async (...values: Arguments): Promise<T | undefined> => {
    if (underWay.current) return undefined;
    underWay.current = true;
    setBusy(true);
    setProblem(null);
    try {
      return await act(...values);
    } catch (error) {
      setProblem(toCallProblem(error));
      return undefined;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  const dismiss = useCallback(() => setProblem(null), []);
  return { run, busy, problem, dismiss };
}
