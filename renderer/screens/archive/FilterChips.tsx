import { type QueryPart, withoutPart } from '../../../shared/search/search-query.ts';
import { useText } from '../../text/useText.ts';
import styles from './FilterChips.module.css';

type FilterChipsProps = { parts: readonly QueryPart[]; typed: string; onChange: (typed: string) => void };

/** How the box was understood: each filter as a chip that a press takes out, and what is no filter's value told as such. */
export function FilterChips({ parts, typed, onChange }: FilterChipsProps) {
  const { filters: text } = useText().archive;
  const shown = parts.filter((part) => part.kind !== 'word');
  return shown.length === 0 ? null : (
    <ul className={styles.chips} aria-label={text.label}>
      {shown.map((part) => (
        <li key={part.from}>
          {part.kind === 'filter' ? (
            <button
              type="button"
              className={styles.chip}
              aria-label={text.remove(text.chip(part.filter))}
              onClick={() => onChange(withoutPart(typed, part))}
            >
              <span>{text.chip(part.filter)}</span>
              <span aria-hidden="true">×</span>
            </button>
          ) : (
            <span className={styles.misread} role="status">
              {text.misread(part.typed, part.key)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
