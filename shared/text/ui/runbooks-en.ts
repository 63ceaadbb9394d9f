import type { RunbooksText } from './runbooks-ja.ts';

export const runbooksEn: RunbooksText = {
  title: 'Runbooks',
};
