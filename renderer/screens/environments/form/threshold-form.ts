/** Bounds of this environment, as typed: one row a metric, an empty cell keeps the runbook's bound. */
import type { Environment } from '../../../../shared/environment/environment.ts';
import { boundOf } from '../../../../shared/runbook/bound.ts';
import { type Bound, type MetricKind, metricKindSchema } from '../../../../shared/runbook/model.ts';
import { type Fault, type MistakeCode, readText } from './mistakes.ts';

export const metricKinds: readonly MetricKind[] = metricKindSchema.options;
export const boundNames = ['normal', 'warning', 'critical'] as const;

export type BoundsForm = Record<(typeof boundNames)[number], string>;
export type ThresholdsForm = Record<MetricKind, BoundsForm>;

const noBounds: BoundsForm = { normal: '', warning: '', critical: '' };

export const noThresholds: ThresholdsForm = {
  responseTimeP95: noBounds,
  errorRate: noBounds,
  cpu: noBounds,
  memory: noBounds,
  disk: noBounds,
  databaseConnections: noBounds,
};

/** Of two rows of one metric the first counts, as where levels are given. */
export function thresholdsForm(thresholds: Environment['thresholds']): ThresholdsForm {
  const rows = [...thresholds].reverse().map(({ metric, normal, warning, critical }) => {
    return [metric, { normal: normal ?? '', warning: warning ?? '', critical: critical ?? '' }];
  });
  return { ...noThresholds, ...Object.fromEntries(rows) };
}

export function readThresholds(thresholds: ThresholdsForm, fault: Fault): Environment['thresholds'] {
  return metricKinds.flatMap((metric) => {
    const cell = (name: keyof BoundsForm): string | null => {
      const field = `thresholds.${metric}.${name}`;
      const text = readText(field, thresholds[metric][name], 60, fault);
      if (text !== '') fault(field, mistakeOfBound(metric, boundOf(text)));
      return text || null;
    };
    const [normal, warning, critical] = [cell('normal'), cell('warning'), cell('critical')];
    return normal === null && warning === null && critical === null ? [] : [{ metric, normal, warning, critical }];
  });
}

const unitsOf: Record<MetricKind, readonly NonNullable<Bound['parsed']>['unit'][]> = {
  responseTimeP95: ['ms'],
  errorRate: ['percent'],
  cpu: ['percent'],
  memory: ['percent'],
  disk: ['percent'],
  databaseConnections: ['count', 'ofMax'],
};

function mistakeOfBound(metric: MetricKind, { parsed }: Bound): MistakeCode | null {
  if (parsed === null) return 'boundInvalid';
  return unitsOf[metric].includes(parsed.unit) ? null : 'boundWrongUnit';
}
