import type { ReactNode } from 'react';
import type { Query } from '../state/query.ts';
import { useText } from '../text/useText.ts';
import { ProblemBox } from './ProblemBox.tsx';
import { Working } from './Working.tsx';

type QueryViewProps<T> = { query: Query<T>; children: (data: T) => ReactNode };

/** What was read, once it is here; before, that it loads; and why not. An older answer stays beside a newer failure. */
export function QueryView<T>({ query, children }: QueryViewProps<T>) {
  const text = useText().common;
  const { data, problem, loading, refetch } = query;
  return (
    <>
      <ProblemBox problem={problem} onRetry={refetch} />
      {data === undefined && loading && problem === null ? <Working label={text.loading} /> : null}
      {data === undefined ? null : children(data)}
    </>
  );
}
