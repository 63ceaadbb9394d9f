/** Commands and values made to run or write something through a look, by class; each class with a control that does without the guard. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `command` is a block of a runbook, `inputs` are what a person fills in. It betrays itself by making the file `mark`. */
export type Attack = { command: string; inputs?: Record<string, string> };

export type AttackClass = {
  name: string;
  attacks: (mark: string, place: AttackPlace) => Attack[];
  /** The same kind of string as a shell or the program itself takes it. */
  control: (mark: string, place: AttackPlace) => { argv: string[]; cwd?: string; input?: string };
};

/** What the attacks find on the machine: a repository and a folder that someone has prepared for them. */
export type AttackPlace = {
  folder: string;
  repository: string;
  trap: string;
  pipe: string;
  script: (mark: string) => string;
};

const bash = (line: string): { argv: string[] } => ({ argv: ['bash', '-c', line] });

export const attackClasses: readonly AttackClass[] = [
  {
    name: 'a second command',
    attacks: (mark) =>
      [
        `df -h; touch ${mark}`,
        `df -h && touch ${mark}`,
        `ls /no/such/file || touch ${mark}`,
        `df -h & touch ${mark}`,
        `df -h\ntouch ${mark}`,
        `df -h \\\n; touch ${mark}`,
        `df -h | tee ${mark}`,
        `df -h | sh -c 'touch ${mark}'`,
        `df -h | xargs touch ${mark}`,
        `df -h | grep -q / && touch ${mark}`,
        `(df -h; touch ${mark})`,
        `{ df -h; touch ${mark}; }`,
        `if true; then touch ${mark}; fi`,
        `df -h |& tee ${mark}`,
      ].map((command) => ({ command })),
    control: (mark) => bash(`df -h; touch ${mark}`),
  },
  {
    name: 'a substitution',
    attacks: (mark) =>
      [
        `df $(touch ${mark})`,
        `df \`touch ${mark}\``,
        `df "$(touch ${mark})"`,
        `df "\`touch ${mark}\`"`,
        `ls \${x:-$(touch ${mark})}`,
        `ls <(touch ${mark})`,
        `LANG=$(touch ${mark}) df`,
        `ls $((0 + $(touch ${mark}; echo 0)))`,
        `ls -d /tmp | grep "$(touch ${mark})"`,
        `cat <<X\n$(touch ${mark})\nX`,
      ].map((command) => ({ command })),
    control: (mark) => bash(`df $(touch ${mark})`),
  },
  {
    name: 'a redirect',
    attacks: (mark) =>
      [
        `df > ${mark}`,
        `df >> ${mark}`,
        `df 2> ${mark}`,
        `df &> ${mark}`,
        `df >| ${mark}`,
        `ls <> ${mark}`,
        `df 1>${mark}`,
        `: > ${mark}`,
        `>${mark}`,
        `df | grep / > ${mark}`,
      ].map((command) => ({ command })),
    control: (mark) => bash(`df > ${mark}`),
  },
  {
    name: 'a program that starts or writes what it is told',
    attacks: (mark) =>
      [
        `touch ${mark}`,
        `env touch ${mark}`,
        `nohup touch ${mark}`,
        `timeout 5 touch ${mark}`,
        `nice touch ${mark}`,
        `setsid touch ${mark}`,
        `sh -c 'touch ${mark}'`,
        `eval touch ${mark}`,
        `exec touch ${mark}`,
        `command touch ${mark}`,
        `sudo touch ${mark}`,
        `sudo -n -- touch ${mark}`,
        `watch touch ${mark}`,
        `xargs touch ${mark}`,
        `python3 -c "open('${mark}','w')"`,
        `perl -e 'open F,">${mark}"'`,
        `cp /etc/hostname ${mark}`,
        `dd if=/dev/null of=${mark}`,
        `mkfifo ${mark}`,
        `tee ${mark}`,
        `LD_PRELOAD=/tmp/x.so touch ${mark}`,
        `BASH_ENV=/tmp/x bash -c 'touch ${mark}'`,
      ].map((command) => ({ command })),
    control: (mark) => ({ argv: ['env', 'touch', mark] }),
  },
  {
    name: 'an option that runs something',
    attacks: (mark, { folder, script }) =>
      [
        `find ${folder} -maxdepth 0 -exec touch ${mark} \\;`,
        `find ${folder} -maxdepth 0 -execdir touch ${mark} +`,
        `find ${folder} -maxdepth 0 -fprint ${mark}`,
        `find ${folder} -maxdepth 0 -fls ${mark}`,
        `awk 'BEGIN { system("touch ${mark}") }'`,
        `df | awk '{ system("touch ${mark}") }'`,
        `awk 'BEGIN { print > "${mark}" }'`,
        `sed -n '1e touch ${mark}' /etc/hostname`,
        `sed -n 'w ${mark}' /etc/hostname`,
        `tar -cf /dev/null --checkpoint=1 --checkpoint-action=exec=${script(mark)} ${folder}`,
        `tar -cf ${folder}/x.tar -I ${script(mark)} ${folder}`,
        `sort -o ${mark} /etc/hostname`,
        `df | sort -o ${mark}`,
        `df | sort --compress-program=${script(mark)} -S1k`,
        `uniq /etc/hostname ${mark}`,
        `df | split - ${mark}`,
        `ss -D ${mark}`,
        `journalctl --cursor-file=${mark} -n 1`,
        `curl -o ${mark} file:///etc/hostname`,
        `ps aux --help | less +!touch\\ ${mark}`,
        `rsync -e ${script(mark)} x:/y ${folder}`,
        `kubectl --kubeconfig=${script(mark)} get pods`,
      ].map((command) => ({ command })),
    control: (mark, { folder }) => ({ argv: ['find', folder, '-maxdepth', '0', '-exec', 'touch', mark, ';'] }),
  },
  {
    name: 'awk that calls the system',
    attacks: (mark) => [
      { command: `df | awk 'BEGIN{system("touch ${mark}")}'` },
      { command: `awk -f /dev/stdin <<< 'BEGIN{system("touch ${mark}")}'` },
      { command: `df | awk '{print | "touch ${mark}"}'` },
      { command: `gawk 'BEGIN{"touch ${mark}" | getline}'` },
    ],
    control: (mark) => ({ argv: ['awk', `BEGIN{system("touch ${mark}")}`] }),
  },
  {
    name: 'file names that are options of tar',
    attacks: (_, { trap }) => [
      { command: `cd ${trap} && tar -cf /dev/null *` },
      { command: `tar -cf /dev/null ${trap}/*` },
      { command: `ls ${trap}/*` },
    ],
    control: (mark, { trap }) => {
      writeFileSync(join(trap, 'evil.sh'), `touch ${mark}\n`);
      return { argv: ['bash', '-c', 'tar -cf /dev/null *'], cwd: trap };
    },
  },
  {
    name: "a repository's and git's own settings",
    attacks: (mark, { repository, script }) =>
      [
        `git -C ${repository} -c core.pager='touch ${mark}' -p log`,
        `git -c core.pager=${script(mark)} log`,
        `git -C ${repository} -c alias.x='!touch ${mark}' x`,
        `git -C ${repository} --exec-path=${repository} log`,
        `git -C ${repository} log --output=${mark}`,
        `git -C ${repository} log --outp=${mark}`,
        `git -C ${repository} log -p --ext-diff`,
        `git -C ${repository} log -p --textconv`,
        `git -C ${repository} log -p`,
        `git -C ${repository} log --show-signature`,
        `git -C ${repository} log --format=%G?`,
        `git -C ${repository} log`,
        `git -C ${repository} status`,
        `git -C ${repository} grep --open-files-in-pager='touch ${mark}' x`,
        `GIT_PAGER='touch ${mark}' git -C ${repository} -p log`,
        `GIT_EXTERNAL_DIFF=${script(mark)} git -C ${repository} log -p --ext-diff`,
        `GIT_SSH_COMMAND='touch ${mark}' git -C ${repository} fetch x:y`,
      ].map((command) => ({ command })),
    control: (mark, { repository, script }) => ({
      argv: ['git', '-C', repository, '-c', `gpg.program=${script(mark)}`, 'log', '--show-signature'],
    }),
  },
  {
    name: "ssh's own options",
    attacks: (mark, { script }) =>
      [
        `ssh -o ProxyCommand='touch ${mark}' bastion df`,
        `ssh -oProxyCommand=${script(mark)} bastion df`,
        `ssh -o "ProxyCommand touch ${mark}" bastion df`,
        `ssh -o PermitLocalCommand=yes -o LocalCommand='touch ${mark}' bastion df`,
        `ssh -o KnownHostsCommand=${script(mark)} bastion df`,
        `ssh -F ${script(mark)} bastion df`,
        `ssh -E ${mark} bastion df`,
        `ssh -w 0:0 bastion df`,
        `ssh bastion "df; touch ${mark}"`,
        `ssh bastion 'df $(touch ${mark})'`,
        `ssh bastion df \\; touch ${mark}`,
        `ssh bastion df '&&' touch ${mark}`,
        `ssh bastion "bash -c 'touch ${mark}'"`,
        `ssh bastion ssh other touch ${mark}`,
        `ssh -oProxyCommand=${script(mark)} -- bastion df`,
        `ssh bastion -oProxyCommand=${script(mark)} df`,
      ].map((command) => ({ command })),
    control: (mark) => ({ argv: ['ssh', '-o', `ProxyCommand=touch ${mark}`, 'nowhere', 'df'] }),
  },
  {
    name: 'a value that a shell would run',
    attacks: (mark) =>
      [
        `/; touch ${mark}`,
        `$(touch ${mark})`,
        `\`touch ${mark}\``,
        `/ && touch ${mark}`,
        `/ | touch ${mark}`,
        `/\ntouch ${mark}`,
        `/\r\ntouch ${mark}`,
        `/ > ${mark}`,
        `' ; touch ${mark} ; '`,
        `" ; touch ${mark} ; "`,
        `\${IFS}touch\${IFS}${mark}`,
        `/\u0000; touch ${mark}`,
        `/\u202e; touch ${mark}`,
        `\\; touch ${mark}`,
      ].flatMap((path) => [
        { command: 'ls -d <path>', inputs: { path } },
        { command: `ls -d '<path>'`, inputs: { path } },
        { command: 'tail -n 5 "<path>"', inputs: { path } },
      ]),
    control: (mark) => bash(`ls -d ${`/; touch ${mark}`}`),
  },
  {
    name: 'a value that an option would be',
    attacks: (mark, { repository, script }) => [
      { command: `git -C ${repository} log <revision>`, inputs: { revision: `--output=${mark}` } },
      { command: `git -C ${repository} log <a> <b>`, inputs: { a: '-p', b: '--ext-diff' } },
      { command: 'git <verb> log', inputs: { verb: `-ccore.pager=${script(mark)}` } },
      { command: 'journalctl -n 1 -u <unit>', inputs: { unit: `--cursor-file=${mark}` } },
      { command: 'ssh <host> df', inputs: { host: `-oProxyCommand=${script(mark)}` } },
      { command: 'tail -n <lines> /etc/hostname', inputs: { lines: '5 /etc/hostname; touch' } },
      { command: 'docker logs <container>', inputs: { container: '--follow' } },
      { command: 'find <path> -maxdepth 0', inputs: { path: `/ -exec touch ${mark} ;` } },
      { command: 'kubectl -n <space> get pods', inputs: { space: `x --kubeconfig=${script(mark)}` } },
      { command: 'df <option>', inputs: { option: '--output=source --help' } },
    ],
    control: (mark, { repository }) => bash(`git -C ${repository} log ${`--output=${mark}`}`),
  },
  {
    name: 'characters that cannot be seen',
    attacks: (mark) =>
      [
        `df -h \u202e; touch ${mark}`,
        `df -h\u2066; touch ${mark}\u2069`,
        `df -h\rtouch ${mark}`,
        `df -h\u001b[2K; touch ${mark}`,
        `df -h\u0008\u0008\u0008; touch ${mark}`,
        `df\u200b -h; touch ${mark}`,
        `df -h #\u2028touch ${mark}`,
        `\uff44\uff46; touch ${mark}`,
      ].map((command) => ({ command })),
    control: (mark) => bash(`df -h \u202e; touch ${mark}`),
  },
  {
    name: 'words that only the shell of the other side would read',
    attacks: (mark) =>
      [
        `ls -d '; touch ${mark}'`,
        `ls -d '$(touch ${mark})'`,
        `ls -d '\`touch ${mark}\`'`,
        `ls -d '&&' touch ${mark}`,
        `ls -d '|' touch ${mark}`,
        `ls -d '>' ${mark}-x`,
        `ls -d ">${mark}"`,
        `ls -d "'; touch ${mark}; '"`,
        `ls -d '\\' '; touch ${mark}; '`,
        `ls -d "\\\\'; touch ${mark} #"`,
        `ls -d '!' '{a,b}' '~' ';touch' ${mark}-y`,
        `ps aux | grep '; touch ${mark}'`,
        `tail -n 5 "/tmp/; touch ${mark}"`,
        `tail -n 5 '/tmp/$(touch ${mark})'`,
      ].map((command) => ({ command })),
    control: (mark) => bash(`ls -d ; touch ${mark}`),
  },
];

/** Makes the place: a repository whose settings name programs, and a folder whose file names are options. */
export function preparePlace(folder: string): AttackPlace {
  const repository = join(folder, 'repository');
  const trap = join(folder, 'trap');
  for (const each of [repository, trap]) mkdirSync(each);
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const script = (mark: string) => {
    const path = join(folder, `script-${mark.slice(mark.lastIndexOf('/') + 1)}`);
    writeFileSync(path, `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  writeFileSync(join(trap, '--checkpoint=1'), '');
  writeFileSync(join(trap, '--checkpoint-action=exec=sh evil.sh'), '');
  writeFileSync(join(trap, 'evil.sh'), `touch ${join(folder, 'mark-of-the-trap')}\n`);
  const own = script(join(folder, 'mark-of-the-repository'));
  const git = (words: readonly string[], input?: string) =>
    execFileSync('git', ['-C', repository, ...words], {
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
    }).trim();
  git(['init', '-q']);
  writeFileSync(join(repository, 'note.txt'), 'one\n');
  writeFileSync(join(repository, '.gitattributes'), '*.txt diff=evil\n');
  git(['add', '.']);
  const tree = git(['write-tree']);
  const who = 'A <a@example.com> 1700000000 +0000';
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n eA==\n -----END PGP SIGNATURE-----';
  const commit = git(
    ['hash-object', '-t', 'commit', '-w', '--stdin'],
    `tree ${tree}\nauthor ${who}\ncommitter ${who}\n${signature}\n\nSigned\n`,
  );
  git(['update-ref', 'HEAD', commit]);
  for (const setting of [
    'diff.external',
    'diff.evil.textconv',
    'gpg.program',
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
  ]) {
    git(['config', setting, own]);
  }
  git(['config', 'log.showSignature', 'true']);
  return { folder, repository, trap, pipe, script };
}

/** Files that would betray the place's own programs. */
export function marksOf({ folder }: AttackPlace): string[] {
  return ['mark-of-the-trap', 'mark-of-the-repository'].map((name) => join(folder, name));
}
