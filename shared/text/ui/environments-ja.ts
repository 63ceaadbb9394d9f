export const environmentsJa = {
  title: '環境',
};
export type EnvironmentsText = typeof environmentsJa;
