import { useRef, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { client } from '../../../contract/client.ts';
import { type CallProblem, toCallProblem } from '../../../contract/problem.ts';
import { closeDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import type { AskedSecret } from './missing-secrets.ts';

/**
 * Asks for a secret once a session. What is typed is held by the input alone, never by a store or a draft, and is taken out of it
 * before it is sent; nothing ever brings it back.
 */
export function SecretDialog({ field }: { field: AskedSecret }) {
  const { incident, common } = useText();
  const text = incident.secrets;
  const { environment } = useScene().state;
  const commands = useCommands();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);

  async function submit(): Promise<void> {
    const value = input.current?.value ?? '';
    if (busy || environment === null) return;
    setMissing(value === '');
    if (value === '' || input.current === null) return;
    input.current.value = '';
    setBusy(true);
    setProblem(null);
    try {
      await client.environments.setSecret({ environmentId: environment.id, field, value });
      closeDialog();
      await commands.sweep('baseline');
    } catch (error) {
      setProblem(toCallProblem(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      title={text.title(text.names[field], environment?.name ?? '')}
      description={text.explain}
      closeLabel={common.cancel}
      initialFocus={input}
      actions={
        <Button look="primary" keys="enter" busy={busy} onClick={() => void submit()}>
          {text.confirm}
        </Button>
      }
    >
      <TextInput
        ref={input}
        type="password"
        autoComplete="off"
        label={text.names[field]}
        error={missing ? text.empty : null}
        onEnter={() => void submit()}
      />
      <ProblemBox problem={problem} />
    </Dialog>
  );
}
