import { useRef, useState } from 'react';
import { pictureLimitBytes, pictureTypes } from '../../../../shared/timeline/picture.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Field, TextInput } from '../../../components/TextInput.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { closeDialog, openDialog } from '../../../state/desk.ts';
import { sizeText } from '../../../text/size.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { useCommands } from '../commands.ts';
import type { Box } from './boxes.ts';
import { encodePicture } from './draw-picture.ts';
import { PictureCanvas } from './PictureCanvas.tsx';
import styles from './PictureDialog.module.css';
import { usePicture } from './usePicture.ts';

const fileId = 'picture-file';

/** A screenshot before it is kept: given a title, and covered where it shows what nobody else may see. */
export function PictureDialog({ file }: { file: Blob | null }) {
  const { incident, common } = useText();
  const text = incident.picture;
  const commands = useCommands();
  const picture = usePicture(file);
  const titleField = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState(() => nameOf(file) ?? text.defaultName);
  const [covers, setCovers] = useState<readonly Box[]>([]);
  const [busy, setBusy] = useState(false);
  const [isTooLarge, setIsTooLarge] = useState(false);
  const pixels = picture?.ok ? picture.pixels : null;
  const ready = pixels !== null && title.trim() !== '';

  async function attach(): Promise<void> {
    if (busy || pixels === null || title.trim() === '') return;
    setBusy(true);
    const kept = await encodePicture(pixels, covers);
    setIsTooLarge(kept === null);
    if (kept !== null && (await commands.attachPicture(title.trim(), kept))) closeDialog();
    setBusy(false);
  }
  useKeys([{ key: 'mod+enter', label: text.submit, inInputs: true, run: () => void attach() }]);
  return (
    <Dialog
      open
      wide
      onClose={closeDialog}
      title={text.title}
      description={text.explain}
      closeLabel={common.cancel}
      initialFocus={file === null ? undefined : titleField}
      actions={
        <Button look="primary" keys="mod+enter" busy={busy} disabled={!ready} onClick={() => void attach()}>
          {text.submit}
        </Button>
      }
    >
      {pixels === null ? (
        <Field id={fileId} label={text.choose}>
          <input
            id={fileId}
            type="file"
            className={styles.file}
            accept={pictureTypes.join(',')}
            onChange={({ currentTarget }) => {
              const chosen = currentTarget.files?.[0];
              if (chosen !== undefined) openDialog({ kind: 'picture', file: chosen });
            }}
          />
        </Field>
      ) : null}
      {picture?.ok === false ? (
        <p className={styles.problem} role="alert">
          {text[picture.problem]}
        </p>
      ) : null}
      {isTooLarge ? (
        <p className={styles.problem} role="alert">
          {text.tooLarge(sizeText(pictureLimitBytes))}
        </p>
      ) : null}
      {pixels === null ? null : (
        <>
          <TextInput
            ref={titleField}
            label={text.name}
            maxLength={200}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <PictureCanvas pixels={pixels} covers={covers} onCover={(box) => setCovers((before) => [...before, box])} />
          <p className={styles.covers}>
            <span role="status">{text.blurred(covers.length)}</span>
            <Button disabled={covers.length === 0} onClick={() => setCovers((before) => before.slice(0, -1))}>
              {text.blurUndo}
            </Button>
            <span>{text.irreversible}</span>
          </p>
          {picture?.ok && picture.shrunk ? <p>{text.shrunk(pixels.width, pixels.height)}</p> : null}
        </>
      )}
      <AttemptNotice />
    </Dialog>
  );
}

/** A file's own name says more than a made one; what the clipboard calls every picture does not. */
function nameOf(file: Blob | null): string | null {
  if (!(file instanceof File) || /^image\.\w+$/.test(file.name)) return null;
  const name = file.name
    .replace(/\.\w+$/, '')
    .trim()
    .slice(0, 200);
  return name === '' ? null : name;
}
