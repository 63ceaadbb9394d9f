import { TextInput } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import { type BoundsForm, boundNames, metricKinds } from './form/threshold-form.ts';
import { PartSection } from './PartSection.tsx';
import { type PartProps, useMistakeText } from './part-props.ts';
import styles from './ThresholdsPart.module.css';
import { useRunbook } from './useRunbook.ts';

/** Bounds that override the runbook's for this environment, each cell beside the runbook's own. */
export function ThresholdsPart({ form, mistakes, disabled, live, onChange, onRead }: PartProps) {
  const { common, environments } = useText();
  const text = environments.thresholds;
  const mistake = useMistakeText(mistakes);
  const metrics = useRunbook(form.runbookHash)?.metrics ?? [];
  const ofRunbook = (kind: string, name: keyof BoundsForm): string =>
    metrics.find((metric) => metric.kind === kind)?.[name]?.text ?? text.none;

  return (
    <PartSection
      isTable
      part="thresholds"
      title={text.title}
      nothing={text.nothing}
      form={form}
      live={live}
      onRead={onRead}
    >
      <p className={styles.hint}>{text.hint}</p>
      <table className={styles.bounds}>
        <thead>
          <tr>
            <th scope="col">{text.metric}</th>
            {boundNames.map((name) => (
              <th key={name} scope="col">
                {common.levels[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {metricKinds.map((metric) => (
            <tr key={metric}>
              <th scope="row">{text.metrics[metric]}</th>
              {boundNames.map((name) => (
                <td key={name}>
                  <TextInput
                    label={text.cell(text.metrics[metric], common.levels[name])}
                    labelHidden
                    hint={text.ofRunbook(ofRunbook(metric, name))}
                    error={mistake(`thresholds.${metric}.${name}`)}
                    mono
                    disabled={disabled}
                    value={form.thresholds[metric][name]}
                    onChange={({ currentTarget }) =>
                      onChange({
                        thresholds: {
                          ...form.thresholds,
                          [metric]: { ...form.thresholds[metric], [name]: currentTarget.value },
                        },
                      })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </PartSection>
  );
}
