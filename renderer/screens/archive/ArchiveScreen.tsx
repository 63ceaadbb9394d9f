import { useText } from '../../text/useText.ts';

export function ArchiveScreen() {
  const text = useText().archive;
  return <h1>{text.title}</h1>;
}
