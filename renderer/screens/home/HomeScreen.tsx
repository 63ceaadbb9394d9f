import { useText } from '../../text/useText.ts';

export function HomeScreen() {
  return <h1>{useText().home.title}</h1>;
}
