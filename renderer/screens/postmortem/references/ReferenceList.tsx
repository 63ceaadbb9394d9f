import { classes } from '../../../components/classes.ts';
import { useWritingText } from '../useWritingText.ts';
import styles from './ReferenceList.module.css';
import type { ReferenceChoice } from './reference-choices.ts';
import type { References } from './useReferences.ts';

type ReferenceListProps = {
  references: References;
  onChoose: (choice: ReferenceChoice) => void;
  /** Under an input of one line; else at the foot of a tall one. */
  below?: boolean;
};

/** What can be inserted where `E-` or `@` was typed. The keyboard stays in the text; this list only shows and takes clicks. */
export function ReferenceList({ references, onChoose, below = false }: ReferenceListProps) {
  const text = useWritingText().document.references;
  const { query, choices, at, listId } = references;
  if (query === null) return null;
  return (
    <div className={classes(styles.box, below && styles.below)}>
      <p className={styles.count} role="status">
        {choices.length === 0 ? text.none : text.found(choices.length)}
      </p>
      {choices.length === 0 ? null : (
        <div id={listId} role="listbox" aria-label={query.kind === 'evidence' ? text.evidence : text.rows}>
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys stay in the text, which names the active choice.
            <div
              key={choice.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              className={classes(styles.choice, index === at && styles.active)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(choice)}
            >
              <span className={styles.label}>{choice.label}</span>{' '}
              <span className={styles.detail}>{choice.detail}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
