import { useEffect, useLayoutEffect, useRef } from 'react';
import type { SimilarIncident } from '../../../../shared/similar/similar-incident.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { QueryView } from '../../../components/QueryView.tsx';
import { useHeld } from '../../../components/useHeld.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { similarSource } from '../../../state/across-sources.ts';
import { showSimilar } from '../../../state/desk.ts';
import { useQuery } from '../../../state/query.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import { SimilarEntry } from './SimilarEntry.tsx';
import styles from './SimilarPanel.module.css';

/** Of what lies under the panel. */
export const coveredId = 'covered-by-similar';

/** Earlier incidents that look like this one, over the timeline: neither the guide nor the work moves for it. */
export function SimilarPanel() {
  const text = useText().across.similar;
  const { incidentId } = useScene();
  const similar = useQuery(similarSource(incidentId));
  const panel = useRef<HTMLElement>(null);
  const close = (): void => showSimilar(false);
  useKeys([{ key: 'escape', label: text.close, run: close }]);

  // What has the keyboard is never covered.
  useEffect(() => {
    const uncover = ({ target }: FocusEvent): void => {
      const isBelow = target instanceof Element && document.getElementById(coveredId)?.contains(target) === true;
      if (isBelow && panel.current !== null && overlap(panel.current, target)) showSimilar(false);
    };
    document.addEventListener('focusin', uncover);
    return () => document.removeEventListener('focusin', uncover);
  }, []);

  useLayoutEffect(() => {
    const before = document.activeElement;
    const own = panel.current;
    own?.focus({ preventScroll: true });
    // Stacked, it stands behind the work; elsewhere it is in sight already.
    own?.scrollIntoView({ block: 'nearest' });
    return () => {
      const hadKeyboard = own?.contains(document.activeElement) === true;
      if (hadKeyboard && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <aside ref={panel} className={styles.panel} tabIndex={-1} aria-label={text.title}>
      <div className={styles.head}>
        <h2>{text.title}</h2>
        <Button keys="escape" onClick={close}>
          {text.close}
        </Button>
      </div>
      <QueryView query={similar}>
        {(found) =>
          found.length === 0 ? <EmptyState title={text.none} hint={text.noneHint} /> : <Entries found={found} />
        }
      </QueryView>
    </aside>
  );
}

function overlap(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** What comes with the next reading waits while a hand is on the list. */
function Entries({ found }: { found: readonly SimilarIncident[] }) {
  const { shown, place } = useHeld<readonly SimilarIncident[], HTMLUListElement>(found, (before) => before);
  return (
    <ul {...place} className={styles.list}>
      {shown.map((incident) => (
        <SimilarEntry key={incident.incidentId} incident={incident} />
      ))}
    </ul>
  );
}
