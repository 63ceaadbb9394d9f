/** Choosing out of a list through the core: unlike an action's second click, a second choice is meant, however soon it comes. */
import { useCallback, useRef, useState } from 'react';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';

export type Choice<V> = {
  /** Carries out every choice, each once the one before is answered; `problem` says why one failed, until the next is made. */
  choose: (value: V) => void;
  problem: CallProblem | null;
  dismiss: () => void;
};

export function useChoice<V>(act: (value: V) => Promise<void>): Choice<V> {
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const before = useRef<Promise<void>>(Promise.resolve());
  const choose = (value: V): void => {
    setProblem(null);
    before.current = before.current.then(() => act(value)).catch((error: unknown) => setProblem(toCallProblem(error)));
  };
  const dismiss = useCallback(() => setProblem(null), []);
  return { choose, problem, dismiss };
}
