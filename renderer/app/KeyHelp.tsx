import { Dialog } from '../components/Dialog.tsx';
import { Kbd } from '../components/Kbd.tsx';
import { activeBindings, type Binding, useBindings } from '../keys/bindings.ts';
import { openLayer } from '../state/layers.ts';
import { useText } from '../text/useText.ts';
import styles from './KeyHelp.module.css';

/** All keys that work at this moment, from the bindings themselves. */
export function KeyHelp() {
  const text = useText().common;
  const bindings = activeBindings(useBindings(({ groups }) => groups));
  const everywhere: Binding[] = [
    ...bindings.filter(({ scope }) => scope === 'everywhere'),
    { key: 'mod+enter', label: text.keys.confirm, run: () => undefined },
    { key: 'escape', label: text.keys.escape, run: () => undefined },
  ];
  return (
    <Dialog open onClose={() => openLayer(null)} title={text.keys.title} description={text.keys.hint} wide>
      <div className={styles.columns}>
        <KeyList title={text.keys.here} bindings={bindings.filter(({ scope }) => scope !== 'everywhere')} />
        <KeyList title={text.keys.everywhere} bindings={everywhere} />
      </div>
    </Dialog>
  );
}

function KeyList({ title, bindings }: { title: string; bindings: readonly Binding[] }) {
  if (bindings.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles.list}>
        {bindings.map(({ key, label }) => (
          <div key={key} className={styles.row}>
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
