import { useText } from '../../text/useText.ts';

export function RunbooksScreen() {
  const text = useText().runbooks;
  return <h1>{text.title}</h1>;
}
