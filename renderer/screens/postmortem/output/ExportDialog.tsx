import { useState } from 'react';
import { exportFileName, longestFolder, longestNamePattern } from '../../../../shared/postmortem/export/file-name.ts';
import { type ExportFormat, exportFormats, fileEndings } from '../../../../shared/postmortem/export/format.ts';
import { dateText } from '../../../../shared/text/wall-clock.ts';
import { Button } from '../../../components/Button.tsx';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { downloadFile } from '../../../components/download.ts';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { client, newCommandId } from '../../../contract/client.ts';
import { useKeys } from '../../../keys/bindings.ts';
import { useAction } from '../../../state/action.ts';
import { useQuery } from '../../../state/query.ts';
import { useSession } from '../../../state/session.ts';
import { incidentSource } from '../../../state/sources.ts';
import { useText } from '../../../text/useText.ts';
import styles from './ExportDialog.module.css';
import { ReportPreview } from './ReportPreview.tsx';
import { copyRichText } from './rich-clipboard.ts';

type ExportDialogProps = {
  incidentId: string;
  /** Things not filled in. */
  blanks: number;
  /** Titles of sections whose changes are not saved. */
  unsaved: readonly string[];
  onClose: () => void;
  /** What was exported, and where it lies, as a sentence. */
  onDone: (news: string) => void;
};

/** Which format, under which name, with what left out: all of it seen before anything is written. */
export function ExportDialog({ incidentId, blanks, unsaved, onClose, onDone }: ExportDialogProps) {
  const { common, postmortem } = useText();
  const { output } = postmortem;
  const words = output.dialog;
  const info = useSession((session) => session.info);
  const savedPattern = useSession((session) => session.settings?.exportNamePattern ?? '');
  const savedFolder = useSession((session) => session.settings?.exportFolder ?? '');
  const canSave = info?.can.saveFile === true;
  const [format, setFormat] = useState<ExportFormat>('md');
  const [pattern, setPattern] = useState(savedPattern);
  const [folder, setFolder] = useState(savedFolder);
  const directory = folder.trim();
  const [copyFailed, setCopyFailed] = useState(false);
  const cannotPrint = format === 'pdf' && info?.can.renderPdf !== true;
  const hasRichText = format !== 'json' && format !== 'csv';

  const exporting = useAction(async (replace: boolean) => {
    if (pattern !== savedPattern || directory !== savedFolder) {
      await client.settings.set({ exportNamePattern: pattern, exportFolder: directory });
    }
    const asked = { incidentId, commandId: newCommandId(), format, save: canSave, directory, replace };
    const file = await client.postmortems.export(asked);
    if (canSave || directory !== '') {
      onDone(file.savedTo === null ? output.cancelled : output.savedTo(file.savedTo));
      return;
    }
    downloadFile(file);
    onDone(output.downloaded(file.fileName));
  });
  const copying = useAction(async () => {
    setCopyFailed(false);
    const rich = await client.postmortems.richText({ incidentId, of: format === 'report' ? 'report' : 'document' });
    if (await copyRichText(rich)) onDone(words.richCopied);
    else setCopyFailed(true);
  });

  const submit = () => {
    if (!cannotPrint) void exporting.run(false);
  };
  useKeys([{ key: 'mod+enter', label: words.submit, inInputs: true, run: submit }]);

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words.title}
      description={words.explain}
      closeLabel={common.cancel}
      actions={
        <>
          {hasRichText ? (
            <Button busy={copying.busy} onClick={() => void copying.run()}>
              {words.rich}
            </Button>
          ) : null}
          <Button look="primary" keys="mod+enter" busy={exporting.busy} disabled={cannotPrint} onClick={submit}>
            {words.submit}
          </Button>
        </>
      }
    >
      <ChoiceChips
        label={words.format}
        value={format}
        options={exportFormats.map((value) => ({ value, label: words.formats[value] }))}
        onChange={setFormat}
      />
      <p className={styles.about}>{cannotPrint ? words.noPdf : words.about[format]}</p>
      <div className={styles.name}>
        <TextInput
          mono
          label={words.pattern}
          hint={words.patternHint}
          maxLength={longestNamePattern}
          value={pattern}
          onChange={({ currentTarget }) => setPattern(currentTarget.value)}
        />
        <NamePreview incidentId={incidentId} format={format} pattern={pattern} />
        <TextInput
          mono
          label={words.folder}
          hint={words.folderHint}
          maxLength={longestFolder}
          value={folder}
          onChange={({ currentTarget }) => setFolder(currentTarget.value)}
        />
        <p className={styles.about}>
          {directory !== '' ? words.whereFolder : canSave ? words.whereSaved : words.whereDownloaded}
        </p>
      </div>
      {blanks > 0 ? <p className={styles.notice}>{output.blanks(blanks)}</p> : null}
      {unsaved.length > 0 ? <p className={styles.notice}>{output.without(unsaved.join(', '))}</p> : null}
      {format === 'report' ? <ReportPreview incidentId={incidentId} /> : null}
      {copyFailed ? <p role="alert">{common.copyFailed}</p> : null}
      <ProblemBox problem={exporting.problem} onDismiss={exporting.dismiss}>
        {exporting.problem?.kind === 'expected' && exporting.problem.data.reason === 'exportFileChanged' ? (
          <Button busy={exporting.busy} onClick={() => void exporting.run(true)}>
            {words.replace}
          </Button>
        ) : null}
      </ProblemBox>
      <ProblemBox problem={copying.problem} onDismiss={copying.dismiss} />
    </Dialog>
  );
}

/** The name as the file will carry it. */
function NamePreview({ incidentId, format, pattern }: { incidentId: string; format: ExportFormat; pattern: string }) {
  const { output } = useText().postmortem;
  const incident = useQuery(incidentSource(incidentId)).data;
  if (incident === undefined) return null;
  const { number, state } = incident;
  const { milestones, zone, title, drill } = state;
  const date = dateText(milestones.declared?.atMs ?? Date.now(), zone);
  const fileName = exportFileName(pattern, { date, number, title, drill }, fileEndings[format]);
  return <p className={styles.preview}>{output.dialog.preview(fileName)}</p>;
}
