import type { TestFindingCode } from '../../environment/test-finding.ts';

type Params = Record<string, string | number>;

/** One thing that a test found: what it is, and how it is mended; null where there is nothing to mend. */
export type FindingWords = { wrong: string; mend: string | null };

export type EnvironmentFindingsText = Record<TestFindingCode, (params: Params) => FindingWords>;

const secretPlaces: Record<string, (name: string) => string> = {
  env: (name) => `環境変数 ${name} が空です`,
  file: (name) => `ファイル ${name} を読めません`,
  stored: () => 'OSのキーストアに値がありません',
  ask: () => '値がまだ入力されていません',
  program: (name) => `プログラム ${name} から値を得られません`,
};

const secretMendings: Record<string, string> = {
  env: '変数を設定した端末からHikeshiを起動し直します。',
  file: 'パスと、所有者だけが読める権限 (chmod 600) を確かめます。',
  stored: 'この画面で値を入力し、保存します。',
  ask: 'この画面で値を入力し、保存します。読み取りのときに入力することもできます。',
  program: '端末で同じコマンドを動かし、1行目に値が出ることを確かめます。',
};

/** `user` is the database's user as the form has it. */
export const environmentFindingsJa: EnvironmentFindingsText = {
  hostNotFound: ({ host }: Params) => ({
    wrong: `名前 ${host} を解決できません (DNS)`,
    mend: '綴りと、VPNやトンネルの接続を確かめます。社内だけの名前なら、経路を「ssh経由」にします。',
  }),
  connectionRefused: ({ target }: Params) => ({
    wrong: `${target} が接続を拒否しました`,
    mend: 'ポート番号と、サービスが起動しているかを確かめます。',
  }),
  timedOut: ({ target }: Params) => ({
    wrong: `${target} から時間内に応答がありません`,
    mend: 'ファイアウォールやVPNで遮られていないかを確かめます。直接届かない場所なら、経路を「ssh経由」にします。',
  }),
  connectionLost: ({ target }: Params) => ({
    wrong: `${target} との接続が途中で切れました`,
    mend: '間にあるプロキシとロードバランサー、http と https の取り違えを確かめます。',
  }),
  tunnelClosed: ({ localPort, target }: Params) => ({
    wrong: `経路なし: トンネル localhost:${localPort} が閉じているか、${target} に届いていません`,
    mend: 'トンネルを開き直し、もう一度読み取ります。対象の障害とは数えません。',
  }),
  sshPathBroken: ({ alias, target }: Params) => ({
    wrong: `経路なし: ssh ${alias} から ${target} に届きません`,
    mend: `端末で ssh ${alias} を試します。鍵の登録 (ssh-add)、ワンタイムコード、ホスト鍵の確認は、先に端末で済ませます。対象の障害とは数えません。`,
  }),
  noRoute: ({ target }: Params) => ({
    wrong: `経路なし: ${target} に届く道がありません`,
    mend: 'VPNとネットワークの接続を確かめます。対象の障害とは数えません。',
  }),
  certificateUnknown: ({ host }: Params) => ({
    wrong: `${host} の証明書を発行した認証局が分かりません (TLS)`,
    mend: '社内の認証局なら「CA証明書のファイル」を指定します。DBサービスなら、提供元のCA証明書を取得します。',
  }),
  certificateOfAnother: ({ host }: Params) => ({
    wrong: `証明書が ${host} のものではありません (TLS)`,
    mend: 'ホストには証明書に書かれた名前を入力します。トンネルやsshを通すときも、サーバー自身の名前にします。',
  }),
  certificateExpired: ({ host }: Params) => ({
    wrong: `${host} の証明書が期限切れ、またはまだ有効ではありません (TLS)`,
    mend: '証明書を更新します。このマシンの時計が合っているかも確かめます。',
  }),
  tlsNotOffered: ({ host }: Params) => ({
    wrong: `${host} は暗号化に対応していません (TLS)`,
    mend: 'サーバーでTLSを有効にします。できなければ、経路を「ssh経由」にして sslmode を disable にします。',
  }),
  tlsFailed: ({ host }: Params) => ({
    wrong: `${host} と暗号化した接続を始められません (TLS)`,
    mend: 'ポート番号と、サーバーのTLSの版を確かめます。',
  }),
  secretNotThere: ({ kind, name }: Params) => ({
    wrong: secretPlaces[String(kind)]?.(String(name)) ?? '秘密の値がありません',
    mend: secretMendings[String(kind)] ?? null,
  }),
  tokenRefused: ({ path, status }: Params) => ({
    wrong: `${path} がトークンを受け付けません (${status})`,
    mend: 'トークンの期限と権限を確かめます。APIそのものは応答しています。',
  }),
  tokenNeeded: ({ path, status }: Params) => ({
    wrong: `${path} にはトークンが必要です (${status})`,
    mend: '「APIトークンの参照先」を選びます。APIそのものは応答しています。',
  }),
  noSuchPath: ({ path, status }: Params) => ({
    wrong: `${path} がありません (${status})`,
    mend: 'パスの綴りと、ベースURLに含めた部分を確かめます。APIそのものは応答しています。',
  }),
  pathNotForReading: ({ path }: Params) => ({
    wrong: `${path} はGETを受け付けません (405)`,
    mend: 'GETで読めるパスに変えます。Hikeshiは変更を伴うリクエストを送りません。',
  }),
  redirected: ({ path, status }: Params) => ({
    wrong: `${path} は別の場所に転送します (${status})`,
    mend: '転送は追いません。転送先のアドレスをベースURLかパスに書きます。',
  }),
  answersWithFailure: ({ path, status }: Params) => ({
    wrong: `${path} が失敗の応答を返します (${status})`,
    mend: '設定は届いています。500番台なら、サービスの中で失敗しています。',
  }),
  addressNotAllowed: ({ target }: Params) => ({
    wrong: `${target} には安全のため接続しません`,
    mend: 'アドレスとポートの書き方を確かめます。',
  }),
  passwordWrong: ({ database }: Params) => ({
    wrong: `${database} のパスワードが違います`,
    mend: 'DBのユーザーと、パスワードの参照先を確かめます。',
  }),
  loginRefused: ({ host }: Params) => ({
    wrong: `${host} がこのユーザーのログインを許していません`,
    mend: 'pg_hba.conf にこのマシン (または踏み台) からの行があるか、ロールに LOGIN があるかを確かめます。',
  }),
  noSuchDatabase: ({ database }: Params) => ({
    wrong: `データベース ${database} がありません`,
    mend: 'データベース名の綴りを確かめます。サーバーには届いています。',
  }),
  mayNotConnect: ({ database, user }: Params) => ({
    wrong: `${database} に接続する権限がありません`,
    mend: `GRANT CONNECT ON DATABASE ${database} TO ${user};`,
  }),
  databaseStarting: ({ host }: Params) => ({
    wrong: `${host} のDBは起動中か停止中です`,
    mend: '起動を待ち、もう一度読み取ります。',
  }),
  noConnectionLeft: ({ host }: Params) => ({
    wrong: `${host} のDBには空いている接続がありません`,
    mend: '接続が空くまで読み取れません。設定は正しく届いています。',
  }),
  ownLimitReached: ({ target, user }: Params) => ({
    wrong: `${target}: このロールの接続が上限に達しています`,
    mend: `少し待って、もう一度読み取ります。続くなら: ALTER ROLE ${user} CONNECTION LIMIT 3;`,
  }),
  queryFailed: ({ sqlState }: Params) => ({
    wrong: `読み取りのSQLが失敗しました (SQLSTATE ${sqlState})`,
    mend: '接続はできています。ロールの権限と、PostgreSQL互換の製品かどうかを確かめます。',
  }),
  pgMonitorMissing: ({ user }: Params) => ({
    wrong: 'pg_monitor がないため、ほかの接続が何をしているか見えません',
    mend: `GRANT pg_monitor TO ${user};`,
  }),
  tableNotReadable: ({ table, user }: Params) => ({
    wrong: `Runbookが読むテーブル ${table} を読む権限がありません`,
    mend: `GRANT SELECT ON ${table} TO ${user};`,
  }),
  tableMissing: ({ table }: Params) => ({
    wrong: `Runbookが読むテーブル ${table} が、このデータベースにありません`,
    mend: 'データベース名とスキーマを確かめます。なければRunbookのSQLを直します。',
  }),
  mayWrite: ({ user }: Params) => ({
    wrong: 'このロールは書き込みもできます',
    mend: `読み取りは書き込めない方法で行いますが、書き込めないロールのほうが安全です。例: CREATE ROLE ${user}_read LOGIN IN ROLE pg_monitor;`,
  }),
  superuser: () => ({
    wrong: 'このロールはスーパーユーザーです',
    mend: '読み取り専用のロールに変えます。例: CREATE ROLE hikeshi LOGIN IN ROLE pg_monitor;',
  }),
  reservedSlotUsable: ({ slots }: Params) => ({
    wrong: `接続が上限のときも、予備の接続 (${slots}本) を使って読み取れます`,
    mend: null,
  }),
  reservedSlotNotUsable: ({ user }: Params) => ({
    wrong: '接続が上限のとき、このロールでは読み取れません',
    mend: `予備の接続を使うには (PostgreSQL 16以降): GRANT pg_use_reserved_connections TO ${user};`,
  }),
  connectionLimitTight: ({ limit, user }: Params) => ({
    wrong: `このロールかDBの接続の上限が ${limit} です。読み取りは2本まで使います`,
    mend: `ALTER ROLE ${user} CONNECTION LIMIT 3;`,
  }),
  hostNotNamed: () => ({
    wrong: 'どのホストにあるかが決まっていません',
    mend: '「ホスト」に追加し、ここで選びます。',
  }),
  commandsOff: ({ host }: Params) => ({
    wrong: `${host} では読み取りコマンドを動かさない設定です`,
    mend: '動かすには「ホスト」で「このマシンで」か「ssh経由で」を選びます。コマンドのコピーと出力の貼り付けはできます。',
  }),
  notThisMachine: ({ hostname, thisMachine }: Params) => ({
    wrong: `「このマシン」は ${hostname} ですが、いま使っているのは ${thisMachine} です`,
    mend: `${hostname} で動いているなら「ssh経由で」にします。`,
  }),
  fileNotFound: ({ target }: Params) => ({
    wrong: `${target} がありません`,
    mend: 'パスの綴りと、そのホストにあるファイルかを確かめます。',
  }),
  fileNotReadable: ({ target }: Params) => ({
    wrong: `${target} を読む権限がありません`,
    mend: '読み取るユーザーを、ログを読めるグループ (adm など) に加えます。',
  }),
  fileEmpty: ({ path }: Params) => ({
    wrong: `${path} は空です`,
    mend: 'サービスが別の場所に書いていないかを確かめます。',
  }),
  accessLinesNotUnderstood: ({ path, count, lines }: Params) => ({
    wrong: `${path}: 最後の${lines}行のうち${count}行の形式が分かりません`,
    mend: 'エラー率とP95は、Combined形式、JSON、LTSV、logfmt で、ステータスとタイムゾーン付きの時刻がある行から計算します。',
  }),
  durationUnitMissing: ({ path }: Params) => ({
    wrong: `${path}: 所要時間の単位が分からないため、P95を計算できません`,
    mend: '「アクセスログの所要時間の単位」で、秒、ミリ秒、マイクロ秒のどれかを選びます。',
  }),
  durationNotLogged: ({ path }: Params) => ({
    wrong: `${path}: 行に所要時間がないため、P95は計算しません`,
    mend: 'P95も必要なら、ログの形式に所要時間 (nginxなら $request_time) を加えます。エラー率は計算できます。',
  }),
  programMissing: ({ target }: Params) => ({
    wrong: `${target}: そのホストにコマンドがありません`,
    mend: 'コマンドを入れるか、別の調べ方にします。',
  }),
  processNotFound: ({ name, hostname }: Params) => ({
    wrong: `${hostname} に ${name} という名前のプロセスがありません`,
    mend: '動いているはずなら、ps に出る名前の綴りを確かめます。',
  }),
  deploymentsNotUnderstood: () => ({
    wrong: '時刻と版で始まる行がありません',
    mend: '1行を「2026-11-24T03:00:00+09:00 v1.5.0」の形にします。',
  }),
  notRead: ({ target, detail }: Params) => ({
    wrong: `${target} を読めません${detail === '' ? '' : `: ${detail}`}`,
    mend: '対象と権限を確かめ、もう一度読み取ります。',
  }),
};
