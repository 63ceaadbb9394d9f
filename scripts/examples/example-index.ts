/** What is known of the committed examples beside their text, and the page that leads to them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleCodeSchema } from '../../shared/postmortem/checker/rule-code.ts';
import { z } from '../../shared/schema.ts';
import { stories } from './stories.ts';

const indexSchema = z.array(
  z.object({
    name: z.string(),
    /** Names of people in the record, which the checker knows. */
    names: z.array(z.string()),
    /** What the checker finds and the author lets stand, with why. */
    accepted: z.array(z.object({ section: z.string(), rule: ruleCodeSchema, found: z.string(), reason: z.string() })),
  }),
);
export type ExampleEntry = z.infer<typeof indexSchema>[number];

const fileOf = (folder: string) => join(folder, 'index.json');

export function readExampleIndex(folder: string): ExampleEntry[] {
  return existsSync(fileOf(folder)) ? indexSchema.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8'))) : [];
}

export function writeExampleIndex(folder: string, entries: readonly ExampleEntry[]): void {
  const known = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  writeFileSync(fileOf(folder), `${JSON.stringify(known, null, 2)}\n`);
  writeFileSync(join(folder, 'README.md'), readmeOf(known));
}

function readmeOf(entries: readonly ExampleEntry[]): string {
  const rows = stories
    .filter(({ name }) => entries.some((entry) => entry.name === name))
    .map(({ name, language, title, shows }) => {
      const file = `${name}.${language}`;
      return `| [${title}](${file}.md) | [HTML](${file}.html) | ${shows} |`;
    });
  const accepted = entries.flatMap(({ name, accepted: all }) =>
    all.map(({ found, reason }) => `| ${name} | ${found} | ${reason} |`),
  );
  return `# ポストモーテムの例

\`npm run examples\` が、付属の訓練環境 (本物のTODO APIとPostgreSQL) に障害を起こし、筋書きどおりに対応して書き出したものです。
1つだけ作り直すには \`npm run examples -- --only ${stories[0]?.name}\` を使います。

- 計測値、ログ、時刻の並びは、その場で起きた障害を読み取ったものです。作り直すと細かい値は変わります。
- 時計は筋書きに合わせて進めています。待つだけの時間と、日をまたぐ時間は実際には待ちません。
- ホスト名、ポート、パスは、どの環境にも当てはまる名前に置き換えています。人の名前、利用者数、問い合わせ件数は筋書きの一部です。
- Runbookの6節と「学び」は、どの例でも同じ順に並びます。事実の記述は証拠 (E-番号) か記録の行 (R-番号) を引いています。

| 例 | 形式 | 内容 |
|---|---|---|
${rows.join('\n')}
${
  accepted.length === 0
    ? ''
    : `
## 残した指摘

文面の点検が指摘し、理由を付けて残した言葉です。

| 例 | 言葉 | 残した理由 |
|---|---|---|
${accepted.join('\n')}
`
}`;
}
