import { useState } from 'react';
import { numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { Button } from '../../components/Button.tsx';
import { downloadFile } from '../../components/download.ts';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { client } from '../../contract/client.ts';
import { useAction } from '../../state/action.ts';
import { useSession } from '../../state/session.ts';
import { useLanguage } from '../../text/useText.ts';
import { type Asked, inputOf } from './numbers-source.ts';
import styles from './SaveCsv.module.css';

/** All figures of what is asked for, as a file; where they lie is said. */
export function SaveCsv({ asked }: { asked: Asked }) {
  const language = useLanguage();
  const text = numbersTextOf(language);
  const canSave = useSession((session) => session.info?.can.saveFile === true);
  const [news, setNews] = useState<string | null>(null);
  const saving = useAction(async () => {
    setNews(null);
    const file = await client.numbers.csv({ ...inputOf(asked), language, save: canSave });
    if (!canSave) {
      downloadFile(file);
      setNews(text.csvDownloaded(file.fileName));
    } else if (file.savedTo !== null) setNews(text.csvSaved(file.savedTo));
  });
  return (
    <div data-print="no" className={styles.saving}>
      {news === null ? null : <span role="status">{news}</span>}
      <ProblemBox problem={saving.problem} onDismiss={saving.dismiss} />
      <Button busy={saving.busy} onClick={() => void saving.run()}>
        {text.saveCsv}
      </Button>
    </div>
  );
}
