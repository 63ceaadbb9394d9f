import { useState } from 'react';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useText } from '../../../text/useText.ts';
import { ReferencePartView } from '../reference/ReferencePartView.tsx';
import { referenceParts } from '../reference/reference-parts.ts';
import { referenceSearchId } from '../reference/reference-search.ts';
import { useScene } from '../scene.ts';
import { StageFrame } from './StageFrame.tsx';

/** What else the runbook says, and the environment with it: contacts, dashboards, escalation, metrics, logs, FAQ, appendix, and whatever it kept under other headings. */
export function ReferenceStage() {
  const { guide, reference: text } = useText().incident;
  const { runbook, state } = useScene();
  const [query, setQuery] = useState('');
  if (runbook === null) {
    return (
      <StageFrame stage="reference">
        <EmptyState title={guide.noRunbook} hint={guide.noRunbookHint} />
      </StageFrame>
    );
  }
  const parts = referenceParts(runbook, state.environment, text, query);
  return (
    <StageFrame stage="reference">
      <div id={referenceSearchId}>
        <TextInput
          type="search"
          label={text.search}
          value={query}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        />
      </div>
      {parts.length === 0 ? <EmptyState title={query === '' ? text.empty : text.nothing} /> : null}
      {parts.map((part) => (
        <ReferencePartView key={part.id} part={part} open={query !== ''} />
      ))}
    </StageFrame>
  );
}
