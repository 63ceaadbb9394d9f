/**
 * Several programs on one data folder at once: servers that start in the same moment, terminals that write beside a window, an owner that
 * is killed while others wait for its place, and an older program on the file of a newer one.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom, wholeBetween } from '../../../bench/random.ts';
import { allIncidents } from '../../../server/commands/choose.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import { addMigration, type Build, copyBuild } from '../harness/build-copy.ts';
import { examineRecord } from '../harness/examine-record.ts';
import { count, type Fault, type Figures, noFigures } from '../harness/fault.ts';
import { type HostProcess, openWindow, runCommandLine, startHost } from '../harness/served-host.ts';

const contenders = 3;
const notesOfAWindow = 25;
const notesOfATerminal = 2;

type Scene = {
  build: Build;
  dataDir: string;
  random: () => number;
  figures: Figures;
  texts: Set<string>;
  where: string;
};

export async function tryTogether(seed: number, rounds: number): Promise<Figures> {
  const figures = noFigures();
  const [build, later] = [copyBuild(), copyBuild()];
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-together-'));
  const dataDir = join(folder, 'data');
  const scene: Scene = { build, dataDir, random: randomFrom(seed), figures, texts: new Set(), where: `seed ${seed}` };
  try {
    addMigration(later, 'CREATE TABLE later (a INTEGER) STRICT;');
    const { code } = await runCommandLine(build.program, ['declare', 'together', '--data', dataDir]);
    if (code !== 0) figures.findings.push(`${scene.where}: the first incident could not be declared`);
    for (let round = 0; round < rounds; round++) await contend(scene);
    await olderOnNewer(scene, later);
  } finally {
    build.remove();
    later.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

/** Servers that start at once: one owns, the others say so and end. Then it is written into from everywhere, and the owner killed. */
async function contend(scene: Scene): Promise<void> {
  const { build, dataDir, random, figures, where } = scene;
  const hosts: HostProcess[] = [];
  for (let index = 0; index < contenders; index++) {
    hosts.push(startHost({ program: build.program, dataDir }));
    if (random() < 0.5) await wait(random() * 400);
  }
  try {
    const urls = await Promise.all(hosts.map(({ url }) => url.catch(() => null)));
    await wait(200);
    const alive = hosts.filter(({ child }) => child.exitCode === null);
    count(figures, 'rounds');
    count(figures, 'servers started together', contenders);
    count(figures, 'servers that owned the folder', alive.length);
    if (alive.length !== 1) figures.findings.push(`${where}: ${alive.length} of ${contenders} servers stayed`);
    for (const host of hosts.filter((each) => !alive.includes(each))) {
      const said = host.complaints.join('');
      // Either it led to the one that serves, or it said in a line who has the folder.
      const isFine =
        (host.child.exitCode === 0 && said === '') || (host.child.exitCode === 2 && /^hikeshi: .+\n$/.test(said));
      if (!isFine) figures.findings.push(`${where}: a second server ended with ${host.child.exitCode}: ${said}`);
    }
    const url = urls[hosts.indexOf(alive[0] ?? (hosts[0] as HostProcess))];
    if (url) await writeFromEverywhere(scene, url);
  } finally {
    await Promise.all(hosts.map((host) => host.kill()));
  }
  const { texts, findings } = examineRecord(dataDir);
  figures.findings.push(...findings.map((finding) => `${where}: ${finding}`));
  for (const text of scene.texts) {
    const times = texts.get(text) ?? 0;
    if (times === 0) count(figures, 'lost');
    if (times > 1) count(figures, 'doubled');
    if (times !== 1) figures.findings.push(`${where}: ${text} is there ${times} times`);
  }
}

async function writeFromEverywhere(scene: Scene, url: string): Promise<void> {
  const { build, dataDir, figures, where, texts } = scene;
  const { client } = await openWindow(url);
  const [incident] = await allIncidents(client, 'all');
  const fromTerminal = async () => {
    const text = `terminal ${randomUUID()}`;
    const { code, err } = await runCommandLine(build.program, ['note', text, '--data', dataDir]);
    if (code === 0) texts.add(text);
    else figures.findings.push(`${where}: a note from a terminal was refused: ${err}`);
    count(figures, 'notes from terminals');
  };
  const fromWindow = async (window: ContractClient) => {
    for (let index = 0; index < notesOfAWindow; index++) {
      const text = `window ${randomUUID()}`;
      const place = { incidentId: incident?.incidentId ?? '', commandId: randomUUID() };
      await window.incidents.addNote({ ...place, text, startedAtMs: null });
      texts.add(text);
      count(figures, 'notes from windows');
    }
  };
  const terminals = Array.from({ length: notesOfATerminal }, fromTerminal);
  await Promise.all([fromWindow(client), fromWindow(client), ...terminals]);
}

/** A newer program takes the folder over; the older one then refuses it in a line, whatever it is asked, and changes no byte. */
async function olderOnNewer({ build, dataDir, figures, where, random }: Scene, later: Build): Promise<void> {
  const host = startHost({ program: later.program, dataDir });
  await host.url;
  await host.stop();
  const record = join(dataDir, 'record.db');
  const hashOf = () => createHash('sha256').update(readFileSync(record)).digest('hex');
  const before = hashOf();
  const commands = [
    ['note', 'x'],
    ['declare', 'x'],
    ['rebuild'],
    ['incident', 'list'],
    ['serve', '--no-open'],
    ['verify'],
  ];
  const chosen = commands.slice(0, wholeBetween(random, 1, commands.length));
  for (const command of chosen) {
    const { code, err } = await runCommandLine(build.program, [...command, '--data', dataDir]);
    count(figures, 'commands of an older program on a newer file');
    if (code !== 2 || !/^hikeshi: .+\n$/.test(err)) {
      figures.findings.push(`${where}: an older "${command.join(' ')}" ended with ${code}: ${err}`);
    }
  }
  if (hashOf() !== before) figures.findings.push(`${where}: an older program changed a newer file`);
}

const roundsPerSeed = 4;

export const together: Fault = {
  name: 'together',
  corpus: `${roundsPerSeed} rounds a seed: ${contenders} servers started at once, two windows and ${notesOfATerminal} terminals that write, the owner killed; then an older program on the newer file`,
  longSeeds: 50,
  obstacle: () => null,
  run: (seed) => tryTogether(seed, roundsPerSeed),
};
