import type { ReactNode } from 'react';
import type { PostmortemView } from '../../../shared/contract/view.ts';
import { classes } from '../../components/classes.ts';
import { useText } from '../../text/useText.ts';
import type { Findings } from './checker/useFindings.ts';
import styles from './SectionList.module.css';
import type { Section, SectionEdits } from './section-edits.ts';

type SectionListProps = {
  sections: readonly Section[];
  missing: PostmortemView['missing'];
  edits: SectionEdits;
  findings: Findings;
  /** Null while the whole document is shown. */
  selected: string | null;
  onSelect: (section: string | null) => void;
};

/** Every section of the document and how far it is: written by a person, drafted, or with blanks. */
export function SectionList({ sections, missing, edits, findings, selected, onSelect }: SectionListProps) {
  const { checker, postmortem } = useText();
  const text = postmortem.sections;
  return (
    <nav className={styles.list} aria-label={text.label}>
      <ol>
        {sections.map(({ key, title, edited }) => {
          const open = findings[key]?.open.length ?? 0;
          const blanks = missing.filter(({ section }) => section === key).length;
          return (
            <li key={key}>
              <Choice title={title} current={key === selected} onChoose={() => onSelect(key)}>
                <span>{edited ? text.states.edited : text.states.drafted}</span>
                {blanks === 0 ? null : <span className={styles.missing}>{text.missing(blanks)}</span>}
                {open === 0 ? null : <span className={styles.missing}>{checker.count(open)}</span>}
                {edits[key]?.saved === false ? <span className={styles.unsaved}>{text.unsaved}</span> : null}
              </Choice>
            </li>
          );
        })}
      </ol>
      <Choice title={text.whole} current={selected === null} onChoose={() => onSelect(null)} />
    </nav>
  );
}

type ChoiceProps = { title: string; current: boolean; onChoose: () => void; children?: ReactNode };

function Choice({ title, current, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      className={classes(styles.choice, current && styles.current)}
      aria-current={current ? 'true' : undefined}
      onClick={onChoose}
    >
      <span className={styles.title}>{title}</span>
      {children === undefined ? null : <span className={styles.facts}>{children}</span>}
    </button>
  );
}
