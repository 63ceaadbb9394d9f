/** Doing something through the core from a component: whether it is under way, and what it failed with. */
import { useCallback, useRef, useState } from 'react';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';

export type Action<Arguments extends unknown[], T> = {
  /** Resolves with the answer, or undefined where it failed (then `problem` says why) or was not done, being under way already. */
  run: (...values: Arguments) => Promise<T | undefined>;
  busy: boolean;
  problem: CallProblem | null;
  dismiss: () => void;
};

/** For what a second press must not do twice: while it is under way, it is not done again. */
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

/** For what is meant each time, however soon it comes (a choice, an edit of another row): done once the one before is answered. */
export function useActionQueue<Arguments extends unknown[], T>(
  act: (...values: Arguments) => Promise<T>,
): Action<Arguments, T> {
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const run = async (...values: Arguments): Promise<T | undefined> => {
    setWaiting((count) => count + 1);
    setProblem(null);
    const done = before.current.then(() => act(...values));
    before.current = done.catch(() => undefined);
    try {
      return await done;
    } catch (error) {
      setProblem(toCallProblem(error));
      return undefined;
    } finally {
      setWaiting((count) => count - 1);
    }
  };
  const dismiss = useCallback(() => setProblem(null), []);
  return { run, busy: waiting > 0, problem, dismiss };
}
