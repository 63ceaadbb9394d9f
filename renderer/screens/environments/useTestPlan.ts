import { useEffect, useState } from 'react';
import type { PlannedSend } from '../../../shared/contract/view.ts';
import { useQuery } from '../../state/query.ts';
import { environmentPlanSource } from '../../state/sources.ts';
import type { EnvironmentForm } from './form/environment-form.ts';
import { hasSomethingToRead, onlyPart, type Part, testedParts } from './form/parts.ts';
import { readForm } from './form/read-form.ts';

/** What a reading sends, in order; null while the part is half filled in, or for the moment until it is known (`isPending`). */
export type TestPlan = { sends: PlannedSend[] | null; isPending: boolean };

/** The plan for a part as the form has it now; null while it names nothing to read. The core says it, since it is the core that sends. */
export function useTestPlan(form: EnvironmentForm, part: Part): TestPlan | null {
  const isNamed = hasSomethingToRead(form, part);
  const { environment } = isNamed ? readForm(onlyPart(form, part)) : { environment: null };
  const { data } = useQuery(environment === null ? null : environmentPlanSource(environment, testedParts[part]));
  const [last, setLast] = useState<PlannedSend[] | null>(null);
  // Between two keystrokes the former plan stays in its place for the moment that the next one takes.
  useEffect(() => {
    if (data !== undefined) setLast(data);
  }, [data]);
  if (!isNamed) return null;
  return environment === null
    ? { sends: null, isPending: false }
    : { sends: data ?? last, isPending: data === undefined };
}
