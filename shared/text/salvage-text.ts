/** What a salvage read and lost, in sentences: on the recovery screen, in the terminal, and in the file beside the damaged record. */
import type { SalvagedIncident, SalvageReport } from '../contract/salvage-report.ts';
import type { Language } from './dictionary.ts';
import { plural } from './ui/plural.ts';
import { dateTimeText } from './wall-clock.ts';

const ja = {
  read: ({ events, incidents }: SalvageReport) => `読み出したもの: インシデント${incidents}件、行${events.kept}件`,
  besides: ({ evidence, runbooks, environments, settings, drafts }: SalvageReport) =>
    `ほかに: 根拠${evidence.kept}件、Runbook ${runbooks}件、環境${environments}件、設定${settings}件、下書き${drafts}件`,
  nothingRead: '壊れたファイルから読める行はありませんでした。',
  nothingLost: '失われたものは見つかりませんでした。',
  moreMayBeLost: '全体の件数を示す部分も壊れているため、ほかに失われた行があるかもしれません。',
  lost: ({ events, contents, evidence }: SalvageReport) =>
    `失われたもの: 行${events.lost}件、内容だけ読めない行${contents.lost}件、根拠${evidence.lost}件`,
  concerned: '欠けのあるインシデント:',
  incident: (incident: SalvagedIncident, newest: string | null) =>
    [
      incident.number === 0
        ? `すべて失われた1件「${incident.title}」 (ID ${incident.incidentId})`
        : `#${incident.number}「${incident.title}」`,
      `行${incident.events.kept}件を読み出し、${incident.events.lost}件を失う`,
      ...(incident.contentsLost > 0 ? [`内容だけ読めない行${incident.contentsLost}件`] : []),
      ...(incident.evidenceLost > 0 ? [`失われた根拠${incident.evidenceLost}件`] : []),
      ...(newest === null ? [] : [`残る最新の行は${newest}`]),
    ].join('、'),
  more: (count: number) => `ほか${count}件`,
  fromBackups: (count: number) => `このうち${count}件は、壊れたファイルになく、バックアップから補いました。`,
  byPages: 'ファイルを順にたどれない箇所があるため、ページを1枚ずつ読み、ハッシュの合う行だけを採りました。',
  erasedUnknown: '消去の一覧が読めません。消去したインシデントが戻っている可能性があります。',
  newDevice: '末尾が失われた可能性があるため、このマシンは別の端末として記録を続けます (根拠番号に英字が付きます)。',
};

const en: typeof ja = {
  read: ({ events, incidents }) => `Read: ${plural(incidents, 'incident')}, ${plural(events.kept, 'row')}`,
  besides: ({ evidence, runbooks, environments, settings, drafts }) =>
    `Besides: ${plural(evidence.kept, 'piece')} of evidence, ${plural(runbooks, 'runbook')}, ${plural(environments, 'environment')}, ${plural(settings, 'setting')}, ${plural(drafts, 'draft')}`,
  nothingRead: 'Not a row of the damaged file could be read.',
  nothingLost: 'Nothing was found to be lost.',
  moreMayBeLost: 'What says how many rows there were is damaged too, so more may be lost than is known.',
  lost: ({ events, contents, evidence }) =>
    `Lost: ${plural(events.lost, 'row')}, the content of ${plural(contents.lost, 'other row')}, ${plural(evidence.lost, 'piece')} of evidence`,
  concerned: 'Incidents that lack something:',
  incident: (incident, newest) =>
    [
      incident.number === 0
        ? `one that is lost whole: ${incident.title} (id ${incident.incidentId})`
        : `#${incident.number} ${incident.title}`,
      `${plural(incident.events.kept, 'row')} read, ${incident.events.lost} lost`,
      ...(incident.contentsLost > 0 ? [`the content of ${plural(incident.contentsLost, 'row')} unreadable`] : []),
      ...(incident.evidenceLost > 0 ? [`${plural(incident.evidenceLost, 'piece')} of evidence lost`] : []),
      ...(newest === null ? [] : [`the newest row left is of ${newest}`]),
    ].join(', '),
  more: (count) => `and ${count} more`,
  fromBackups: (count) => `${count} of these were not in the damaged file and came from a backup.`,
  byPages:
    'Parts of the file could not be walked through, so its pages were read one by one; only rows whose hash holds were taken.',
  erasedUnknown: 'The list of erased incidents could not be read. Incidents that were erased may be back.',
  newDevice:
    'The end may be lost, so this machine goes on recording as another device (numbers of evidence carry a letter).',
};

const mostNamed = 20;

/** Line by line; times in the zone of the machine. */
export function salvageText(report: SalvageReport, language: Language): string[] {
  const text = language === 'ja' ? ja : en;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isWhole = report.events.lost + report.contents.lost + report.evidence.lost === 0;
  const hidden = report.concerned.length - mostNamed;
  return [
    report.events.kept === 0 ? text.nothingRead : text.read(report),
    text.besides(report),
    ...(isWhole && report.moreMayBeLost ? [] : [isWhole ? text.nothingLost : text.lost(report)]),
    ...(report.moreMayBeLost ? [text.moreMayBeLost] : []),
    ...(report.concerned.length > 0 ? [text.concerned] : []),
    ...report.concerned
      .slice(0, mostNamed)
      .map(
        (incident) =>
          `- ${text.incident(incident, incident.newestAtMs === null ? null : dateTimeText(incident.newestAtMs, zone))}`,
      ),
    ...(hidden > 0 ? [`- ${text.more(hidden)}`] : []),
    ...(report.fromBackups > 0 ? [text.fromBackups(report.fromBackups)] : []),
    ...(report.byPages ? [text.byPages] : []),
    ...(report.erasedUnknown ? [text.erasedUnknown] : []),
    ...(report.newDevice ? [text.newDevice] : []),
  ];
}
