/** What an alert's text says of itself, as far as it says it. */
import { z } from '../schema.ts';

export const alertToolSchema = z.enum([
  'pagerDuty',
  'cloudWatch',
  'grafana',
  'alertmanager',
  'datadog',
  'zabbix',
  'mail',
  'other',
]);
export type AlertTool = z.infer<typeof alertToolSchema>;

export type AlertFacts = {
  tool: AlertTool;
  title: string | null;
  /** When the alert fired; null where the text does not say, or says it in a zone that cannot be told. */
  firedAt: { atMs: number; zoneIsWritten: boolean } | null;
};
