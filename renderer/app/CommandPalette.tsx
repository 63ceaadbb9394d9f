import { useId, useRef, useState } from 'react';
import { classes } from '../components/classes.ts';
import { Dialog } from '../components/Dialog.tsx';
import { Kbd } from '../components/Kbd.tsx';
import { TextInput } from '../components/TextInput.tsx';
import { openLayer } from '../state/layers.ts';
import { useText } from '../text/useText.ts';
import styles from './CommandPalette.module.css';
import { type PaletteChoice, usePaletteChoices } from './palette-choices.ts';

/** One box that finds screens, incidents and whatever can be done here; arrows and Enter, never while composing. */
export function CommandPalette() {
  const text = useText().common.palette;
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = usePaletteChoices(query);
  const current = found[Math.min(index, found.length - 1)];

  function choose(choice: PaletteChoice | undefined): void {
    if (choice === undefined) return;
    openLayer(null);
    choice.run();
  }

  return (
    <Dialog open onClose={() => openLayer(null)} title={text.title} initialFocus={input}>
      <TextInput
        ref={input}
        label={text.title}
        labelHidden
        placeholder={text.placeholder}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current === undefined ? undefined : `${listId}-${current.id}`}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setIndex(0);
        }}
        onEnter={() => choose(current)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
          if (found.length > 0) setIndex((Math.min(index, found.length - 1) + step) % found.length);
        }}
      />
      <div id={listId} role="listbox" aria-label={text.title} className={styles.list}>
        {found.map((choice) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus.
          <div
            key={choice.id}
            id={`${listId}-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === current}
            className={classes(styles.choice, choice === current && styles.current)}
            onClick={() => choose(choice)}
          >
            <span className={styles.group}>{text[choice.group]}</span>
            <span>{choice.label}</span>
            {choice.keys === null ? null : <Kbd keys={choice.keys} />}
          </div>
        ))}
      </div>
      {found.length === 0 ? <p role="status">{text.nothing}</p> : null}
    </Dialog>
  );
}
