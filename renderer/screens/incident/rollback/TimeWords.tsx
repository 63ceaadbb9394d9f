import { Time } from '../../../components/Time.tsx';
import { useScene } from '../scene.ts';

/** A moment within a phrase: its words stand before it in one language and behind it in another. */
export function TimeWords({
  atMs,
  words: { before, after },
}: {
  atMs: number;
  words: { before: string; after: string };
}) {
  const { zone } = useScene().state;
  return (
    <span>
      {before} <Time atMs={atMs} zone={zone} /> {after}
    </span>
  );
}
