import { useText } from '../../text/useText.ts';

export function SettingsScreen() {
  return <h1>{useText().settings.title}</h1>;
}
