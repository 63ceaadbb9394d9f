import { useText } from '../../text/useText.ts';
import type { EnvironmentForm } from './form/environment-form.ts';
import type { Mistakes } from './form/mistakes.ts';
import type { Part } from './form/parts.ts';
import type { LiveTests } from './useLiveTests.ts';

/** What every section of the form is given. */
export type FieldsProps = {
  form: EnvironmentForm;
  mistakes: Mistakes;
  disabled: boolean;
  onChange: (change: Partial<EnvironmentForm>) => void;
};

/** What a section is given that can be read live. */
export type PartProps = FieldsProps & {
  live: LiveTests;
  onRead: (part: Part) => void;
};

/** Words what is wrong with a field; null where nothing is. */
export function useMistakeText(mistakes: Mistakes): (field: string) => string | null {
  const text = useText().environments.mistakes;
  return (field) => {
    const code = mistakes[field];
    return code === undefined ? null : text[code];
  };
}
