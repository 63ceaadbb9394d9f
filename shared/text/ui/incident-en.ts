import type { IncidentText } from './incident-ja.ts';

export const incidentEn: IncidentText = {
  title: 'Incident',
};
