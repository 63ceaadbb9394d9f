import { useEffect, useState } from 'react';
import { Button, type ButtonLook } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { useText } from '../../../text/useText.ts';

type CopyButtonProps = {
  text: string;
  label: string;
  name: string;
  keys?: string | undefined;
  look?: ButtonLook;
  /** Told when it is on the clipboard. */
  onCopy?: (() => void) | undefined;
};

const shownMs = 2_000;

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text: copied, label, name, keys, look, onCopy }: CopyButtonProps) {
  const text = useText().common;
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(copied).then(
      () => {
        setOutcome('copied');
        onCopy?.();
      },
      () => setOutcome('failed'),
    );
  };
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  useKeys(keys === undefined ? [] : [{ key: keys, label, run: copy }]);
  return (
    <>
      <Button look={look} keys={keys} aria-label={name} onClick={copy}>
        {outcome === 'copied' ? text.copied : label}
      </Button>
      {outcome === 'failed' ? <span role="alert">{text.copyFailed}</span> : null}
    </>
  );
}
