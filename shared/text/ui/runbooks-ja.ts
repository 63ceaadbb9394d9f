export const runbooksJa = {
  title: 'Runbook',
};
export type RunbooksText = typeof runbooksJa;
