/** Findings about the document: its encoding, its sections and what stands in them. */
import type { Wording } from './diagnostics.ts';

export const documentWords = {
  empty: {
    severity: 'error',
    ja: 'ファイルは空です。MarkdownのRunbookを選び直すと読めます。',
    en: 'The file is empty. Choose a runbook in Markdown.',
  },
  binary: {
    severity: 'error',
    ja: 'テキストではないファイルです。MarkdownのRunbookを選び直すと読めます。',
    en: 'This is not a text file. Choose a runbook in Markdown.',
  },
  'not-utf8': {
    severity: 'warning',
    ja: 'UTF-8として読めない文字があります。UTF-8で保存し直してください。',
    en: 'Some characters are not UTF-8. Save the file again as UTF-8.',
  },
  'line-too-long': {
    severity: 'warning',
    ja: '行が長すぎるため、先頭だけを読みました。',
    en: 'The line is too long; only its beginning was read.',
  },
  'formatting-ignored': {
    severity: 'warning',
    ja: '記号や入れ子が多すぎるため、ここでは書式を無視して文字だけを読みました。',
    en: 'There are too many marks or levels here; the words were read without their formatting.',
  },
  'block-cut': {
    severity: 'warning',
    ja: '段落、一覧または表が長すぎるため、この行で分けて読みました。',
    en: 'The paragraph, list or table is too long; it was read in two from this line.',
  },
  'too-much-to-read': {
    severity: 'error',
    ja: 'ファイルが大きすぎるため、この行から先は読んでいません。Runbookを分けると全体が読まれます。',
    en: 'The file is too large; nothing from this line on was read. Split the runbook.',
  },
  'unreadable-part': {
    severity: 'warning',
    ja: 'Markdownとして読めない部分を、文字のまま残しました。',
    en: 'A part that cannot be read as Markdown was kept as plain text.',
  },
  'more-of-the-same': {
    severity: 'info',
    ja: '同じ指摘（{code}）がほかに{count}件あります。',
    en: '{count} more findings of the same kind ({code}) are not listed.',
  },
  'no-title': {
    severity: 'warning',
    ja: '題名の見出しがありません。先頭に「# 題名」を書いてください。',
    en: 'There is no title. Begin with a heading "# Title".',
  },
  'no-patterns': {
    severity: 'error',
    ja: '障害パターンが見つかりません。「障害パターン別対応」の下にパターンごとの見出しを置いてください。',
    en: 'No failure pattern was found. Put a heading for each under "Failure patterns".',
  },
  'no-contacts': {
    severity: 'info',
    ja: '連絡先の表がありません。',
    en: 'There is no table of contacts.',
  },
  'no-escalation': {
    severity: 'info',
    ja: 'エスカレーション基準（「30分以内」など）がありません。',
    en: 'There are no escalation criteria ("within 30 minutes").',
  },
  'no-metrics': {
    severity: 'info',
    ja: 'メトリクスの表がないため、読み取った値の良し悪しを判断できません。',
    en: 'There is no table of metrics, so that readings cannot be judged.',
  },
  'no-recovery-checklist': {
    severity: 'info',
    ja: '復旧後のチェックリストがありません。',
    en: 'There is no checklist for after recovery.',
  },
  'unrecognised-section': {
    severity: 'info',
    ja: '見出し「{title}」は語彙にないため、参考の文章として残しました。',
    en: 'The heading "{title}" is not in the vocabulary; its text was kept for reference.',
  },
  'unread-text': {
    severity: 'info',
    ja: '「{title}」のうち項目として読めなかった文章を、参考として残しました。',
    en: 'Text in "{title}" that is no item was kept for reference.',
  },
  'contacts-left-empty': {
    severity: 'warning',
    ja: '連絡先が空欄です: {roles}。いま名前と連絡手段を書いてください。',
    en: 'Contacts are left empty: {roles}. Write down names and how to reach them now.',
  },
  'pattern-without-number': {
    severity: 'info',
    ja: 'パターン「{title}」に番号がないため、{number}番として扱います。',
    en: 'The pattern "{title}" has no number; it is taken as number {number}.',
  },
  'duplicate-pattern-number': {
    severity: 'warning',
    ja: 'パターン番号{number}が重なっています。参照先が定まりません。',
    en: 'The pattern number {number} is used twice; references to it are ambiguous.',
  },
  'pattern-without-symptoms': {
    severity: 'info',
    ja: 'パターン「{title}」に症状がないため、読み取った値からは候補に挙がりません。',
    en: 'The pattern "{title}" has no symptoms; readings alone never suggest it.',
  },
  'missing-pattern': {
    severity: 'warning',
    ja: 'パターン{number}を参照していますが、その番号のパターンはありません。',
    en: 'It refers to pattern {number}, which does not exist.',
  },
  'symptom-not-understood': {
    severity: 'info',
    ja: '症状「{text}」は自動では判定できません。人が確かめて印を付けます。',
    en: 'The symptom "{text}" cannot be judged from readings; a person ticks it.',
  },
  'metric-not-understood': {
    severity: 'info',
    ja: '指標「{name}」は語彙にないため、測定値と結び付きません。',
    en: 'The metric "{name}" is not in the vocabulary; no reading is judged by it.',
  },
  'bound-not-understood': {
    severity: 'warning',
    ja: '指標「{name}」の「{text}」は範囲として読めません。「< 500ms」のように書いてください。',
    en: 'For the metric "{name}", "{text}" cannot be read as a bound. Write it like "< 500ms".',
  },
  'rollback-rules-differ': {
    severity: 'warning',
    ja: 'ロールバックの基準が{count}か所で食い違っています。合わせると: {unionJa}',
    en: 'The rules for rolling back differ in {count} places. Together they say: {unionEn}',
  },
  deadlines: {
    severity: 'info',
    ja: '期限は基準の表の{stated}つだけではなく、文書全体では{count}つあります: {listJa}',
    en: 'There are {count} deadlines in the whole document, not only the {stated} among the criteria: {listEn}',
  },
  placeholders: {
    severity: 'info',
    ja: '実行の前に値を入れる箇所があります: {names}',
    en: 'Values must be filled in before this can run: {names}',
  },
} as const satisfies Record<string, Wording>;
