import type { ComponentProps, RefObject } from 'react';
import type { PostmortemView } from '../../../shared/contract/view.ts';
import { ActionItemsPane } from './actions/ActionItemsPane.tsx';
import { FindingsPane } from './checker/FindingsPane.tsx';
import type { Findings } from './checker/useFindings.ts';
import { EvidencePane } from './EvidencePane.tsx';
import styles from './SidePanes.module.css';
import type { Section } from './section-edits.ts';
import type { Editing } from './useSectionEdits.ts';

type SidePanesProps = ComponentProps<typeof EvidencePane> & {
  postmortem: PostmortemView;
  /** Undefined while the whole document is shown. */
  section: Section | undefined;
  findings: Findings;
  editing: Editing;
  editor: RefObject<HTMLTextAreaElement | null>;
};

/** Beside the text: what is said of its wording, the actions, and the evidence to cite. */
export function SidePanes({
  incident,
  postmortem,
  section,
  findings,
  editing,
  editor,
  sectionText,
  onCite,
}: SidePanesProps) {
  // Without a text at hand there is nothing to cite in, and no wording to look at.
  const written = onCite === null ? undefined : section;
  return (
    <div className={styles.side}>
      {written === undefined ? null : (
        <FindingsPane
          key={written.key}
          incident={incident}
          findings={findings[written.key]}
          text={sectionText}
          editor={editor}
          onChange={(text) => editing.change(written, text)}
        />
      )}
      <ActionItemsPane incident={incident} postmortem={postmortem} editing={editing} />
      <EvidencePane incident={incident} sectionText={sectionText} onCite={onCite} />
    </div>
  );
}
