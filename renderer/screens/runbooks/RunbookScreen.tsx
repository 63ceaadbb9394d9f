import { useText } from '../../text/useText.ts';

export function RunbookScreen({ hash }: { hash: string }) {
  const text = useText().runbooks;
  return <h1 data-subject={hash}>{text.title}</h1>;
}
