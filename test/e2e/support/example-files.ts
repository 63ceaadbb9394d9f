/** The postmortem of a whole outage in Japanese, as HTML, with texts that a reader must find in it again. */
import { createHash } from 'node:crypto';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { htmlDocument } from '../../../shared/postmortem/export/html-document.ts';
import { watchSeries } from '../../../shared/postmortem/export/watch-series.ts';
import { sceneOf } from '../../../shared/postmortem/scene.ts';
import { outage } from '../../shared/postmortem/outage.ts';

const notes = [
  '焼成窯の種火が消えている。点火を待つ',
  '「かぎ括弧」、ｶﾅと全角ＡＢＣ、~〜―…①㈱も読める',
  '髙﨑、吉（𠮷）野家、はしご高のような字も読める',
];

export function plainFiles(): { html: string; texts: string[] } {
  const story = outage();
  story.milestone('began', -8, 'watch');
  story.milestone('detected', -2, 'alert');
  for (let minute = 0; minute < 90; minute += 1) {
    const isDown = minute > 10 && minute < 45;
    const reading: Reading = {
      kind: 'http',
      url: 'http://10.0.0.9:7000/health',
      path: '/health',
      method: 'GET',
      health: true,
      outcome: isDown ? 'refused' : 'answered',
      status: isDown ? null : 200,
      durationMs: 20 + ((minute * 37) % 160),
    };
    const level = isDown ? 'critical' : minute < 20 ? 'warning' : 'normal';
    story.check(minute, '/health', [{ reading, level }], level);
  }
  for (const [index, note] of notes.entries()) story.note(12 + index * 5, note);
  story.cause(30, '種火の元栓が閉じていた', 'confirmed', ['evidence-1'], '元栓を開けると点いた');
  story.milestone('mitigated', 46);
  story.milestone('recovered', 60);
  const { draft } = story.draft();
  const scene = sceneOf({
    state: story.record.state(),
    rows: story.record.rows(),
    runbook: null,
    chains: [],
    number: 42,
    nowMs: story.at(120),
    textOf: () => null,
  });
  const digest = (text: string) => createHash('sha256').update(text).digest('base64');
  const html = htmlDocument({ draft, series: watchSeries(scene), language: 'ja', zone: 'Asia/Tokyo', digest });
  return { html, texts: [...notes, '種火の元栓が閉じていた', '改善策', '計測値の推移'] };
}
