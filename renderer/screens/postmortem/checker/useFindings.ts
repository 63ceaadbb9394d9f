import { useDeferredValue, useMemo, useRef } from 'react';
import type { IncidentView, PostmortemView } from '../../../../shared/contract/view.ts';
import { acceptedOf } from '../../../../shared/postmortem/checker/accepted-wording.ts';
import { checkContextOf } from '../../../../shared/postmortem/checker/check-context.ts';
import { checkSection, type Finding } from '../../../../shared/postmortem/checker/check-section.ts';
import type { CheckContext } from '../../../../shared/postmortem/checker/rule.ts';
import { useSession } from '../../../state/session.ts';
import type { SectionEdits } from '../section-edits.ts';

export type SectionFindings = {
  /** What the findings were made of: of another text their places are wrong. */
  text: string;
  open: Finding[];
  /** Those that somebody lets stand, with why. */
  accepted: { finding: Finding; reason: string }[];
};

/** By the section's key. */
export type Findings = Readonly<Record<string, SectionFindings>>;

/** What the checker says of every section as it is typed. Only a section whose text changed is read again. */
export function useFindings(
  { state }: IncidentView,
  { sections, markdown }: PostmortemView,
  edits: SectionEdits,
): Findings {
  const actor = useSession((session) => session.settings?.actor ?? '');
  const context = useMemo(() => checkContextOf(state, actor, markdown), [state, actor, markdown]);
  const typed = useDeferredValue(edits);
  const known = useRef<{ context: CheckContext; bySection: Map<string, { text: string; all: Finding[] }> } | null>(
    null,
  );
  return useMemo(() => {
    if (known.current?.context !== context) known.current = { context, bySection: new Map() };
    const { bySection } = known.current;
    return Object.fromEntries(
      sections.map(({ key, markdown: saved }) => {
        const text = typed[key]?.text ?? saved;
        const before = bySection.get(key);
        const all = before?.text === text ? before.all : checkSection(key, text, context);
        bySection.set(key, { text, all });
        return [key, { text, ...sorted(all, state.acceptedWordings) }];
      }),
    );
  }, [sections, typed, context, state.acceptedWordings]);
}

function sorted(
  all: readonly Finding[],
  acceptedWordings: IncidentView['state']['acceptedWordings'],
): Pick<SectionFindings, 'open' | 'accepted'> {
  const open: Finding[] = [];
  const accepted: SectionFindings['accepted'] = [];
  for (const finding of all) {
    const standing = acceptedOf(acceptedWordings, finding);
    if (standing === null) open.push(finding);
    else if (!accepted.some((each) => acceptedOf([each.finding], finding) !== null)) {
      accepted.push({ finding, reason: standing.reason });
    }
  }
  return { open, accepted };
}
