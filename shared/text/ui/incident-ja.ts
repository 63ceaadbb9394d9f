export const incidentJa = {
  title: 'インシデント',
};
export type IncidentText = typeof incidentJa;
