import { useText } from '../../text/useText.ts';

export function EnvironmentsScreen() {
  const text = useText().environments;
  return <h1>{text.title}</h1>;
}
