import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { similarSource } from '../../../state/across-sources.ts';
import { showSimilar, useDesk } from '../../../state/desk.ts';
import { useQuery } from '../../../state/query.ts';
import { useText } from '../../../text/useText.ts';
import contact from '../contact/ContactButtons.module.css';
import { useScene } from '../scene.ts';

/** How many earlier incidents look like this one; it opens them beside the guide. Always in its place, whatever the count. */
export function SimilarButton() {
  const text = useText().across.similar;
  const { incidentId } = useScene();
  const shown = useDesk(({ showsSimilar }) => showsSimilar);
  const count = useQuery(similarSource(incidentId)).data?.length;
  const toggle = (): void => showSimilar(!shown);
  useKeys([{ key: 'l', label: shown ? `${text.title}: ${text.close}` : text.open, run: toggle }]);
  return (
    <div className={contact.contact}>
      <Button keys="l" aria-expanded={shown} onClick={toggle}>
        {count === undefined ? text.buttonUnknown : text.button(count)}
      </Button>
    </div>
  );
}
