/** Environments as they lie in a record, those of the first form included, which knew one host at most: this machine. */
import { z } from '../schema.ts';
import { type Environment, environmentSchema } from './environment.ts';

const onlyHostId = 'host';

const firstFormSchema = z.looseObject({
  logs: z.array(z.looseObject({})),
  hostCommands: z.enum(['none', 'here']),
  processName: z.string().nullable(),
  deployments: z.looseObject({}).nullable(),
});

export const storedEnvironmentSchema: z.ZodType<Environment> = z.preprocess(upgraded, environmentSchema);

/** The first form did not say which machine was meant, so nothing runs until its name has been given. */
function upgraded(value: unknown): unknown {
  const first = firstFormSchema.safeParse(value);
  if (!first.success) return value;
  const { hostCommands: _, processName, logs, deployments, ...kept } = first.data;
  const onOnlyHost = (place: object) => ({ ...place, hostId: onlyHostId });
  return {
    ...kept,
    hosts: [{ id: onlyHostId, name: onlyHostId, run: { kind: 'none' }, processName }],
    logs: logs.map(onOnlyHost),
    accessDurationUnit: null,
    deployments: deployments === null ? null : onOnlyHost(deployments),
    thresholds: [],
    contacts: [],
    dashboards: [],
  };
}
