import { useEffect, useState } from 'react';
import { client } from '../../../contract/client.ts';
import { type CallProblem, toCallProblem } from '../../../contract/problem.ts';

/** A pause in typing, after which the page is made anew. */
const settledMs = 250;

/** The page as it would be given now, with what is being typed; null until it is there. */
export function useHandOffPage(
  incidentId: string,
  { language, nextStep, lastSeq }: { language: 'ja' | 'en'; nextStep: string; lastSeq: number },
): { markdown: string | null; problem: CallProblem | null } {
  const [page, setPage] = useState<{ markdown: string | null; problem: CallProblem | null }>({
    markdown: null,
    problem: null,
  });
  useEffect(() => {
    // A row more makes another page.
    void lastSeq;
    let isWanted = true;
    const timer = setTimeout(() => {
      client.handoff.page({ incidentId, language, nextStep: nextStep.trim() === '' ? null : nextStep }).then(
        ({ markdown }) => isWanted && setPage({ markdown, problem: null }),
        (error: unknown) => isWanted && setPage((before) => ({ ...before, problem: toCallProblem(error) })),
      );
    }, settledMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [incidentId, language, nextStep, lastSeq]);
  return page;
}
