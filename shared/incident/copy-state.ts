import type { IncidentState } from './state.ts';

/**
 * A copy that `applyNext` can go on from while the first one stays as it was. Appliers change a state's lists and tables, never
 * the entries in them, so the entries are shared.
 */
export function copyState(state: IncidentState): IncidentState {
  return {
    ...state,
    milestones: { ...state.milestones },
    items: { ...state.items },
    causes: { ...state.causes },
    checks: [...state.checks],
    evidence: [...state.evidence],
    deadlinesDue: { ...state.deadlinesDue },
    deadlinesSnoozed: { ...state.deadlinesSnoozed },
    deadlinesHandled: { ...state.deadlinesHandled },
    rollbackDecisions: [...state.rollbackDecisions],
    actions: [...state.actions],
    commandsDone: [...state.commandsDone],
    roles: { ...state.roles },
    handOvers: [...state.handOvers],
    copies: [...state.copies],
    escalations: [...state.escalations],
    messages: [...state.messages],
    facts: { ...state.facts },
    postmortemSections: { ...state.postmortemSections },
    exports: [...state.exports],
    lastEventOf: { ...state.lastEventOf },
  };
}
