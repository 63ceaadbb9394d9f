import type { EnvironmentsText } from './environments-ja.ts';

export const environmentsEn: EnvironmentsText = {
  title: 'Environments',
};
