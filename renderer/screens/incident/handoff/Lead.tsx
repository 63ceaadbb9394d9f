import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';

/** Who leads, and the way to hand the incident over. */
export function Lead() {
  const text = useText().handoff;
  const { state } = useScene();
  const names = state.roles.commander?.names;
  const handOver = (): void => openDialog({ kind: 'handOff' });
  useKeys([{ key: 'shift+h', label: text.open, run: handOver }]);
  return (
    <>
      <Button look="quiet" title={text.people} onClick={() => openDialog({ kind: 'details' })}>
        {names === undefined ? text.leadBlank : text.lead(names)}
      </Button>
      <Button look="quiet" title={`${text.open} (⇧H)`} onClick={handOver}>
        {text.open}
      </Button>
    </>
  );
}
