import type { WatchView } from '../../../../shared/contract/watch-view.ts';
import { measureName } from '../../../../shared/text/watch-sentence.ts';
import { Button } from '../../../components/Button.tsx';
import { MeasureRow } from '../../../components/MeasureRow.tsx';
import { OwnFigures } from '../../../components/OwnFigures.tsx';
import { useLanguage, useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import styles from './WatchDialog.module.css';

/** Every measure of the watch with its mute, the figures of our own requests, and the end of it all. */
export function LiveWatch({ view }: { view: WatchView }) {
  const text = useText().watch;
  const language = useLanguage();
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const { mutedAll } = state.watch;
  return (
    <section className={styles.part} aria-label={text.byItself}>
      <h3>{text.byItself}</h3>
      <ul>
        {view.measures.map((measure) => {
          const { id, muted } = measure;
          const name = measureName(measure, language);
          return (
            <MeasureRow key={id} measure={measure} view={view} zone={state.zone}>
              <Button
                look="quiet"
                disabled={!canWrite || mutedAll}
                aria-label={muted ? text.unmuteOne(name) : text.muteOne(name)}
                onClick={() => void commands.muteWatch(id, !muted)}
              >
                {muted ? text.unmute : text.mute}
              </Button>
            </MeasureRow>
          );
        })}
      </ul>
      {view.own === null ? null : (
        <p>
          <OwnFigures own={view.own} />
        </p>
      )}
      <p className={styles.aside}>
        {text.ownHint} {text.pace} {text.muteHint}
      </p>
      <p className={styles.controls}>
        <Button disabled={!canWrite} onClick={() => void commands.muteWatch(null, !mutedAll)}>
          {mutedAll ? text.unmuteAll : text.muteAll}
        </Button>
        <Button disabled={!canWrite} onClick={() => void commands.switchWatch(false)}>
          {text.stop}
        </Button>
      </p>
    </section>
  );
}
