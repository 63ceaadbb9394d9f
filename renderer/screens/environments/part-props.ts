import { useText } from '../../text/useText.ts';
import type { EnvironmentForm } from './environment-form.ts';
import type { Mistakes, Part } from './read-form.ts';
import type { LiveTests } from './useLiveTests.ts';

/** What every part of the form is given. */
export type PartProps = {
  form: EnvironmentForm;
  mistakes: Mistakes;
  disabled: boolean;
  live: LiveTests;
  onChange: (change: Partial<EnvironmentForm>) => void;
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
