import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { TextArea, TextInput } from '../../../components/TextInput.tsx';
import { Working } from '../../../components/Working.tsx';
import { client, newCommandId } from '../../../contract/client.ts';
import { useAction } from '../../../state/action.ts';
import { closeDialog } from '../../../state/desk.ts';
import { type WrittenFile, writeIncidentFile } from '../../../state/incident-file.ts';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './HandOffDialog.module.css';
import { useHandOffPage } from './useHandOffPage.ts';

const MarkdownView = lazy(async () => ({
  default: (await import('../../../components/MarkdownView.tsx')).MarkdownView,
}));

/** Giving the incident away, or a copy of it: the page that whoever goes on reads, and the file that the record goes with. */
export function HandOffDialog() {
  const { handoff: text, common } = useText();
  const { incidentId, view, canWrite } = useScene();
  const standing = view.handedOver;
  const canSave = useSession((session) => session.info?.can.saveFile === true);
  const ownLanguage = useSession((session) => session.settings?.language ?? 'ja');
  const [language, setLanguage] = useState<'ja' | 'en'>(ownLanguage);
  const [to, setTo] = useState(standing?.to ?? '');
  const [nextStep, setNextStep] = useState(standing?.nextStep ?? '');
  const [news, setNews] = useState<string[]>([]);
  const page = useHandOffPage(incidentId, { language, nextStep, lastSeq: view.lastSeq });

  function tell({ fileName, went, withheld: { rows, evidence, runbooks } }: WrittenFile): void {
    const where =
      went === 'cancelled' ? text.notSaved : went === 'saved' ? text.saved(fileName) : text.downloaded(fileName);
    const withheld = rows + evidence + runbooks > 0 ? [text.withheld(rows, evidence, runbooks)] : [];
    setNews((before) => [...before, where, ...withheld]);
  }

  const giving = useAction(async () => {
    setNews([]);
    const command = { incidentId, commandId: newCommandId() };
    await client.handoff.handOver({ ...command, to, nextStep: nextStep.trim() === '' ? null : nextStep });
    setNews([text.handedOverNow(to.trim())]);
    tell(await writeIncidentFile(incidentId, canSave));
  });
  const copying = useAction(async () => {
    setNews([]);
    tell(await writeIncidentFile(incidentId, canSave));
  });

  async function copyPage(): Promise<void> {
    try {
      await navigator.clipboard.writeText(page.markdown ?? '');
      setNews([common.copied]);
    } catch {
      setNews([common.copyFailed]);
    }
  }

  const isGiven = standing !== null;
  return (
    <Dialog
      open
      wide
      onClose={closeDialog}
      title={text.title}
      description={text.explain}
      actions={
        <>
          <Button disabled={page.markdown === null} onClick={() => void copyPage()}>
            {text.copyPage}
          </Button>
          {isGiven ? (
            <Button look="primary" busy={copying.busy} onClick={() => void copying.run()}>
              {text.saveAgain}
            </Button>
          ) : (
            <Button
              look="primary"
              busy={giving.busy}
              disabled={!canWrite || to.trim() === ''}
              onClick={() => void giving.run()}
            >
              {text.handOver}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.fields}>
          <TextInput
            label={text.to}
            placeholder={text.toPlaceholder}
            disabled={!canWrite}
            maxLength={200}
            value={to}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
          />
          <TextArea
            label={text.nextStep}
            placeholder={text.nextStepPlaceholder}
            disabled={!canWrite}
            maxLength={2_000}
            value={nextStep}
            onChange={({ currentTarget }) => setNextStep(currentTarget.value)}
          />
          {isGiven ? null : (
            <div className={styles.copy}>
              <p className={styles.hint}>{text.copyExplain}</p>
              <Button busy={copying.busy} disabled={!canWrite} onClick={() => void copying.run()}>
                {text.makeCopy}
              </Button>
            </div>
          )}
          <div role="status" className={styles.news}>
            {news.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <ProblemBox problem={giving.problem} onDismiss={giving.dismiss} />
          <ProblemBox problem={copying.problem} onDismiss={copying.dismiss} />
        </div>
        <div className={styles.page}>
          <ChoiceChips
            label={text.pageLanguage}
            value={language}
            options={(['ja', 'en'] as const).map((value) => ({ value, label: common.language[value] }))}
            onChange={setLanguage}
          />
          <ProblemBox problem={page.problem} />
          <div className={styles.paper}>
            {page.markdown === null ? (
              <Working label={common.loading} />
            ) : (
              <Suspense fallback={<Working label={common.loading} />}>
                <MarkdownView markdown={page.markdown} label={text.page} />
              </Suspense>
            )}
          </div>
        </div>
      </div>
    </Dialog>
  );
}
