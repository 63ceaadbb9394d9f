/** 何が起き、次に何をするか。理由コードごとに一文で、画面とターミナルの両方が使う。 */
import type { ProblemText } from './problem-en.ts';
import { describeSystemError } from './system-error.ts';

type Facts = Readonly<Record<string, string | number>>;

const fact = (facts: Facts, name: string) => String(facts[name] ?? '?');

export const problemJa: ProblemText = {
  noSuchIncident: () => 'このインシデントは記録にありません。別のデータフォルダーのものかもしれません。',
  noSuchEnvironment: () => 'この環境はもうありません。別の環境を選びます。',
  noEnvironmentChosen: () => '環境が選ばれていません。環境を選ぶか登録してから、もう一度読み取ります。',
  noSuchRunbook: () => 'このRunbookは登録されていません。ファイルを取り込み直します。',
  noSuchCommand: () => 'Runbookにこのコマンドはありません。変更された可能性があります。画面を読み込み直します。',
  noSuchPattern: (facts) => `Runbookにパターン ${fact(facts, 'id')} はありません。`,
  noSuchCause: () => 'Runbookにこの原因の行はありません。',
  noSuchItem: () => 'Runbookにこの項目はありません。',
  noSuchRow: () => 'タイムラインにこの行はありません。',
  noSuchMeasure: () => '監視の対象が見つかりません。環境の変更後なら、画面を開き直します。',
  allMuted: () => 'すべてミュート中です。すべてのミュートを解除すると、個別に選べます。',
  noSuchQuery: () => 'このクエリは、このチェックの計測値にありません。もう一度読み取ると見つかることがあります。',
  noSuchEvidence: () => 'この根拠は記録にありません。',
  notALook: () =>
    'このコマンドはシステムを変更するか、内容を判別できません。Hikeshiは実行しません。コピーして使います。',
  hostNotAllowed: (facts) =>
    `${fact(facts, 'name')} でコマンドを実行することは、環境で許可されていません。コピーして使い、出力を貼り付けます。`,
  tooManyStreams: (facts) => `同時に追跡できるログは${fact(facts, 'most')}件までです。どれかを止めてから始めます。`,
  cannotFollow: (facts) => `ログを追跡できません: ${fact(facts, 'detail')}`,
  placeholderMissing: (facts) => `先に <${fact(facts, 'name')}> を入力します。`,
  placeholderNotAllowed: (facts) =>
    `<${fact(facts, 'name')}> に使えるのは英数字と . _ : / @ - だけです。先頭に - は使えません。`,
  incidentClosed: () => 'インシデントは終了しています。続けるには理由を書いて再開します。',
  environmentNotHere: () =>
    'このインシデントの環境はファイルで届いたもので、ここには登録されていません。上の行で自分の環境を選びます。それまでは何も読み取りません。',
  handedOver: (facts) => `${fact(facts, 'to')} へ引き継いだため、ここでは読み取り専用です。書き込むには取り戻します。`,
  handOverNeedsName: () => '引き継ぐ相手の名前を入力します。',
  notHandedOver: () => 'ここから引き継いだインシデントではないため、取り戻すものがありません。',
  incidentFileForeign: () => 'Hikeshiの .incident ファイルではありません。何も変えていません。',
  incidentFileCut: () => 'ファイルが途中で切れています。何も変えていません。もう一度送ってもらいます。',
  incidentFileDamaged: () =>
    'ファイルが壊れているか、書き換えられています (チェックサムが合いません)。何も変えていません。もう一度書き出してもらいます。',
  incidentFileLeadsOut: (facts) =>
    `ファイルの中の名前「${fact(facts, 'name')}」が、取り込む場所の外を指しています。何も変えていません。このファイルは使いません。`,
  incidentFileNewer: (facts) =>
    `新しい版のHikeshiが書いたファイルです (形式 ${fact(facts, 'found')}、この版は ${fact(facts, 'known')} まで)。何も変えていません。新しい版を入れてから取り込みます。`,
  incidentFileTooLarge: (facts) =>
    `ファイルが記録の上限を超えています (最大 ${fact(facts, 'most')} MB)。何も変えていません。`,
  incidentFileErased: () => 'このインシデントはここで消去済みのため、取り込みません。何も変えていません。',
  incidentFileForked: () =>
    'ある端末の同じ位置に、ファイルとここで別の行があります。その端末のデータフォルダーの写しが、それぞれ書き進めたものです。混ぜられないため、何も変えていません。ファイルは空のデータフォルダーで開き (hikeshi import ファイル --data フォルダー)、足りない行はここにメモで書き足します。',
  incidentFileForkedHere: () =>
    'このデータフォルダーの写し (復元したものなど) が書いたファイルで、写しとここがそれぞれ書き進めています。混ぜられないため、何も変えていません。ファイルは空のデータフォルダーで開き (hikeshi import ファイル --data フォルダー)、足りない行はここにメモで書き足します。',
  incidentTooLargeForFile: () =>
    '記録が大きすぎて1つのファイルにできません。データフォルダーのバックアップで渡します。',
  notAPicture: () => 'PNG、JPEG、WebPの画像ではありません。スクリーンショットを撮り直すか、PNGに変換します。',
  pictureTooLarge: (facts) =>
    `画像が大きすぎます (最大 ${fact(facts, 'limitMb')} MB)。必要な部分だけを切り取った画像を使います。`,
  nothingAccepted: () => '採用した修正がありません。1件以上を採用すると保存できます。',
  exportFolderRelative: () =>
    '保存先のフォルダーを / やドライブ名から始まる完全なパスで入力します。何も書いていません。',
  exportFolderIsFile: (facts) => `${fact(facts, 'path')} はファイルです。フォルダーを指定します。何も書いていません。`,
  exportFileChanged: (facts) =>
    `${fact(facts, 'path')} に、書き出したあとに編集された (または別の) ファイルがあります。手を付けていません。変更を「取り込む」で取り込むか、ファイル名の書式を変えるか、置き換えます。`,
  exportFolderUnusable: (facts) =>
    `${fact(facts, 'path')} に書き込めません (${describeSystemError(fact(facts, 'code'), 'ja')})。前からあるファイルはそのままです。`,
  pdfNoBrowser: () =>
    'PDFを作るブラウザー (Chrome、Chromium、Edge) がこのマシンに見つかりません。HTMLを書き出してブラウザーで印刷すると、ページ番号付きのPDFになります。',
  pdfFailed: () =>
    'このマシンのブラウザーがPDFを作れませんでした。HTMLを書き出してブラウザーで印刷すると、ページ番号付きのPDFになります。',
  noPostmortemDeadline: () => 'ポストモーテムの期限がまだありません。期限は、Runbookの記載に従って復旧から数えます。',
  milestoneInFuture: () => '未来の時刻は記録できません。日付と時刻を確かめます。',
  declaredIsKnown: () => '宣言の時刻は空にできません。訂正はできます。',
  notRollingBackNeedsReason: () => 'ロールバックしない場合は理由が必要です。一言で足ります。',
  waivingNeedsReason: () => '指摘の見送りには理由が必要です。一言で足ります。',
  decliningNeedsReason: () => '採用しない理由が必要です。一言で足ります。',
  sectionNeedsTitle: () => '節の見出しが空です。見出しを入れます。',
  skipNeedsReason: () => '見送りには理由が必要です。一言で足ります。',
  actionItemNeedsText: () => '改善策の内容が空です。何をするかを一行で書きます。',
  dueIsNoDay: (facts) => `「${fact(facts, 'due')}」は日付として読めません。2026-12-09 の形で書きます。`,
  ticketIsNoLink: () => 'チケットは http:// か https:// で始まるリンクで書きます。',
  noSuchActionItem: () => 'この改善策は記録にありません。取り消された可能性があります。',
  doneNeedsProof: () => '完了には、何で確かめたかが必要です。リンクか一言で足ります。',
  declineActionNeedsReason: () => '改善策を見送るには理由が必要です。一言で足ります。',
  acceptingNeedsReason: () => 'そのままにする理由が必要です。一言で足ります。',
  secretCannotStay: () => '機密らしい値はそのままにできません。文から外します。',
  noSuchDeadline: () => 'Runbookにこの期限はありません。',
  deadlineHandled: () => 'この期限は対応済みです。通知し直す必要はありません。',
  deadlineNeedsReason: () => '不要とする理由が必要です。一言で足ります。',
  cannotUndo: () => 'これは取り消せません。計測値は記録に残ります。補足はメモに書きます。',
  nothingToUndo: () => '取り消せる操作がありません。',
  changedMeanwhile: () => '別の人か別のウィンドウが先に変更しました。新しい値を表示しています。見直して選び直します。',
  runbookUnreadable: (facts) =>
    `${fact(facts, 'name')} をRunbookとして使えません。${fact(facts, 'ja')} 登録済みのものは変わっていません。`,
  drillStarting: () => '訓練環境を起動しています。数秒かかります。',
  drillNotRunning: () => '訓練環境は動いていません。ホームから始められます。',
  drillFailed: (facts) => `訓練環境で失敗しました: ${fact(facts, 'failure')}`,
  drillNotPossible: () => 'この起動方法では訓練環境を起動できません。',
  dataFolderInUse: (facts) =>
    `データフォルダーは使用中です (${fact(facts, 'host')}、プロセス ${fact(facts, 'pid')})。そのウィンドウを使うか、先に終了します。`,
  dataFolderUnreadable: (facts) =>
    `データフォルダー ${fact(facts, 'path')} を開けません (${describeSystemError(fact(facts, 'code'), 'ja')})。場所と読み書きの権限を確かめます。`,
  dataFolderReadOnly: (facts) =>
    `データフォルダー ${fact(facts, 'path')} は読み取り専用です。過去のインシデントは読めますが、記録はできません。`,
  readOnly: () => 'この記録は読み取り専用です。何も変更していません。',
  recordMoved: (facts) =>
    `記録のファイルが元の場所にありません (${fact(facts, 'path')})。書き込みを止めています。入力した内容は残っています。ファイルやフォルダーを戻す (共有ならつなぎ直す) と、そのまま続けられます。`,
  recordReplaced: (facts) =>
    `記録のファイルが、開いている間に別のものに置き換えられました (${fact(facts, 'path')})。書き込みを止めています。入力した内容は残っています。元のファイルに戻すか、Hikeshiを開き直します。`,
  diskFull: () => 'ディスクの空きがありません。入力した内容は残っています。空きを作ってからやり直します。',
  newerRecord: (facts) =>
    `この記録は新しい版のHikeshiが書いたものです (形式 ${fact(facts, 'found')}、この版は ${fact(facts, 'known')} まで)。新しい版を使います。ファイルには触れていません。`,
  backupDamaged: (facts) =>
    `壊れているか、Hikeshiのバックアップではありません (${fact(facts, 'detail')})。何も変えていません。別のバックアップを使います。`,
  backupNewer: (facts) =>
    `新しい版のHikeshiのバックアップです (形式 ${fact(facts, 'found')}、この版は ${fact(facts, 'known')} まで)。何も変えていません。新しい版を入れてから戻します。`,
  backupUnderWay: () => 'バックアップはすでに作成中です。終わるまで待ちます。',
  backupDiskNearlyFull: (facts) =>
    `バックアップ先のディスクの空きが足りません (${fact(facts, 'path')}: 空き ${fact(facts, 'freeMb')} MB、必要 ${fact(facts, 'neededMb')} MB)。これまでのバックアップは消していません。空きを作るか、設定で別のフォルダーを選びます。`,
  plainFilesFolderInUse: (facts) =>
    `${fact(facts, 'path')} に別のものがあります。空のフォルダーか、以前の書き出し先を指定します。何も書いていません。`,
  plainFilesFolderUnusable: (facts) =>
    `${fact(facts, 'path')} に書き込めません (${describeSystemError(fact(facts, 'code'), 'ja')})。書き出し済みのものはそのまま使えます。同じコマンドで続きから進みます。`,
  plainFilesFolderRelative: () => 'フォルダーを / やドライブ名から始まる完全なパスで入力します。',
  plainFilesForeign: (facts) =>
    `${fact(facts, 'name')} が、書き出したときの内容と違います。手を付けていません。別の場所に移してから、もう一度書き出します。`,
  plainFilesUnderWay: () => '全件の書き出しを実行中です。終わるのを待つか、中止します。',
  plainFilesFailed: (facts) =>
    `予期しない不具合で書き出しが止まりました (${fact(facts, 'faultId')})。詳細はデータフォルダーの faults.log にあります。`,
  backupFolderUnusable: (facts) =>
    `バックアップ先に書き込めません (${fact(facts, 'path')}: ${describeSystemError(fact(facts, 'code'), 'ja')})。ディスクの接続と権限を確認するか、設定で別のフォルダーを選びます。`,
  backupFolderRelative: () => 'フォルダーを / やドライブ名から始まる完全なパスで入力します。',
  backupFolderInside: () => '記録のフォルダーの中には置けません。記録と一緒に失われない場所を選びます。',
  backupNotPossible: () => 'ここではバックアップを作成できません。hikeshi backup を使います。',
  backupFailed: (facts) =>
    `バックアップを作成できませんでした (${fact(facts, 'detail')})。しばらくして自動でやり直します。`,
  eraseOpenIncident: (facts) => `インシデント #${fact(facts, 'number')} は対応中です。終了してから削除します。`,
  eraseWhileOpen: (facts) =>
    `対応中のインシデント (#${fact(facts, 'number')}) がある間は削除できません。記録を書き直すあいだ、ほかの書き込みが待たされるためです。`,
  eraseOtherCount: (facts) => `終了した訓練は今 ${fact(facts, 'count')}件です。件数を確かめてからやり直します。`,
  erasingNeedsReason: () => '削除する理由を入力します。理由は記録に残ります。',
  backupOfDamagedRecord: (facts) =>
    `記録が壊れているため、バックアップを残しませんでした (${fact(facts, 'detail')})。これまでのバックアップは消していません。hikeshi verify で調べます。`,
  damagedRecord: (facts) =>
    `記録が壊れています (${fact(facts, 'detail')})。ファイルは変更していません。Hikeshiを開き直すと復旧の画面になります。ターミナルでは hikeshi recover を使います。`,
  recordGone: (facts) =>
    `記録のファイルがないか、空になっています (${fact(facts, 'path')})。何も作っていません。Hikeshiを開くと復旧の画面になります。ターミナルでは hikeshi recover を使います。`,
  openingFailed: (facts) =>
    `予期しない不具合で記録を開けません (${fact(facts, 'detail')}、${fact(facts, 'faultId')})。ファイルは変更していません。`,
  recordNeedsRecovery: () => '記録が壊れているため、先に復旧が必要です。Hikeshiの画面か hikeshi recover で行います。',
  salvageUnderWay: () => '読み出しはもう始まっています。終わるまで待ちます。',
  nothingSalvaged: () => 'まだ何も読み出していません。先に読み出します。',
  noSuchBackup: (facts) => `バックアップ ${fact(facts, 'path')} はもうありません。一覧から選び直します。`,
  nodeTooOld: (facts) => `Node ${fact(facts, 'found')} では記録を開けません。${fact(facts, 'needed')} 以上が必要です。`,
  noRecord: (facts) => `${fact(facts, 'path')} にはまだ記録がありません。`,
  baseUrlNotHttp: () => 'ベースURLが http か https のアドレスではありません。例: https://api.example.com',
  addressHoldsSecret: () =>
    'アドレスにユーザー名かパスワードが含まれています。取り除き、トークンは専用の欄に入力します。環境に秘密は保存しません。',
  dashboardNotHttp: (facts) => `ダッシュボード ${fact(facts, 'name')} のアドレスが http でも https でもありません。`,
  thresholdNotABound: (facts) =>
    `「${fact(facts, 'text')}」はこの指標のしきい値として読めません。Runbookと同じ書き方にします。例: < 200ms、80%以上、> max * 0.9`,
  environmentFileNotJson: () =>
    '環境のファイルではありません (JSONとして読めません)。Hikeshiで書き出したファイルを選びます。',
  environmentFileOfAnotherKind: () => 'このJSONは環境ではありません。Hikeshiで書き出したファイルを選びます。',
  environmentFileNewer: (facts) =>
    `このファイルは新しい版のHikeshiが書いたものです (形式 ${fact(facts, 'found')}、この版は ${fact(facts, 'known')} まで)。新しい版を使います。`,
  environmentFileBroken: (facts) =>
    `ファイルの ${fact(facts, 'field')} が正しくありません。直すか、環境を書き出し直します。`,
  plainDatabaseNotLoopback: () =>
    '別のマシンのDBには暗号化なしで接続しません。verify-full を選ぶか、トンネルを使います。',
  secretStoreMissing: () =>
    'この起動方法にはキーストアがありません。参照 (env, file, pgpass) にするか、起動のたびに入力します。',
  actionOtherEnvironment: () => '環境が切り替わっています。カードを開き直し、対象を確かめます。',
  actionNobodyChosen: () => '対象が選ばれていません。1件以上を選びます。',
  actionTooMany: (facts) => `一度に選べるのは${fact(facts, 'most')}件までです。`,
  emergencyNeedsReason: () => '緊急実行には理由が必要です。',
  actionNeedsReviewer: () => '確認した人の名前を書きます。1人しかいないときは緊急実行を選びます。',
  documentNeedsReview: () =>
    '下書き、レビュー中、レビュー済み、完了の順に1つずつ進めます。完了にはレビューが要ります。',
  documentNeedsReviewer: () => 'レビューした人の名前を書きます。',
  documentBackNeedsReason: () => '前の状態に戻すには理由が要ります。一言で足ります。',
  reviewerIsOwner: () => 'レビューする人は、文書の担当とは別の人です。担当かレビューした人を変えます。',
  reviewerIsActor: () => '確認した人は、実行する人とは別の人です。1人しかいないときは緊急実行を選びます。',
  actionNeedsTicket: () => 'チケットの番号かURLを書きます。',
  actionNeedsBackup: () => 'バックアップについて書きます。例: 取得済み、不要 (接続の切断のみ)',
  actionNotConfirmed: () => '確認の入力が一致しません。画面に示された文字をそのまま入力します。',
  webhookNotSetUp: () => 'この環境にはWebhookが登録されていません。環境の「Webhook」に登録します。',
  webhookUnknown: () => 'WebhookのURLが分かりません。環境の「Webhook」で入力します。送っていません。',
  messageNeedsImpact: () => '影響を書きます。分からないときは「影響範囲は調査中」と書きます。',
  messageNeedsNextUpdate: () => '次回の連絡の時刻を決めます。',
  nextUpdateIsPast: () => '次回の連絡の時刻が過ぎています。これからの時刻にします。',
  messageNotRecovered: () => '復旧の時刻が未記入です。復旧報の前に、節目の時刻で復旧を記録します。',
  externalSaysTooMuch: () => '社外向けの文に、推測、人の名前か、社内の情報が入っています。書き換えます。',
  nothingOwed: () => 'この残り作業は記録にありません。',
  settlingNeedsWords: () => '何をしたかを書きます。一言で足ります。',
  nonceUnknown: () => 'この許可は使用済みか、無効です。何も実行していません。対象を確かめてから、もう一度許可します。',
  nonceExpired: () => '許可の有効時間を過ぎました。何も実行していません。対象を確かめてから、もう一度許可します。',
  nonceForOthers: () => '許可した対象と違います。何も実行していません。選び直してから、もう一度許可します。',
  actionCardClosed: () => 'このカードの接続は閉じています。開き直すと、対象を読み直します。',
  actionNoDatabase: () => 'この環境にはDBがありません。環境に登録します。',
  actionNeedsConnection: () =>
    'この環境のDBにはpsql (ssh先) で接続しているため、接続を保てません。コピーして自分で実行します。',
  actionDatabaseFull: (facts) =>
    `DBに空きがなく、接続できません (${fact(facts, 'target')})。待っても空きませんでした。PostgreSQL 16以降は pg_use_reserved_connections を持つロール、それより前はスーパーユーザーなら入れます。環境の「接続を切るロール」に登録します。`,
  actionLoginFailed: (facts) =>
    `ログインできません (${fact(facts, 'target')})。パスワードを入力するか、環境の「接続を切るロール」を見直します。`,
  actionNoPath: (facts) =>
    `DBへの経路がありません (${fact(facts, 'target')}): ${fact(facts, 'detail')}。VPNやトンネルを確かめます。`,
  actionNotConnected: (facts) => `DBが受け付けません (${fact(facts, 'target')}): ${fact(facts, 'detail')}`,
  actionConnectionLost: (facts) =>
    `保っていた接続が切れました (${fact(facts, 'target')})。カードを開き直すと、対象を読み直します。`,
  actionNeedsScreen: () => '破壊的操作は画面からだけ実行できます。ターミナルやスクリプトからはできません。',
  notAnAction: (facts) =>
    `この文は対象を安全に調べられないため、Hikeshiは実行しません (${fact(facts, 'word')})。コピーして使います。`,
  actionNotListed: (facts) => `接続 ${fact(facts, 'pid')} は一覧にありません。対象を読み直します。`,
  actionNotAllowed: (facts) => `接続 ${fact(facts, 'pid')} を終わらせる権限がありません。`,
};
