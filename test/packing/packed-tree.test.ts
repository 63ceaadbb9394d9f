/**
 * A packed tree, made by the real packer over a stand-in for Electron's distribution: what is inside, that its main file opens a
 * record, and that the drill starts the PostgreSQL that lies beside the archive.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';
import { runProgram } from '../../scripts/run-program.ts';
import { type DoubleApp, startDoubleApp } from '../electron-double/stage/double-app.ts';
import { firstScreen } from '../electron-double/stage/first-screen.ts';
import { type HeadlessScreen, openHeadlessScreen } from '../electron-double/stage/headless-screen.ts';
import { makeElectronStandIn, readFuseWire } from './electron-stand-in.ts';
import { asar, listArchive, listFolder, sumBytes } from './package-contents.ts';
import { runningPrograms } from './processes.ts';

const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
/** Production packages, their own dependencies included; a new one here is a decision. */
const packages = [
  ...['better-sqlite3', 'pg', 'pg-cloudflare', 'pg-connection-string', 'pg-int8', 'pg-pool', 'pg-protocol', 'pg-types'],
  ...['pgpass', 'postgres-array', 'postgres-bytea', 'postgres-date', 'postgres-interval', 'split2', 'xtend'],
];

// The stand-in imitates the layout of Linux's distribution alone; elsewhere the real one is at hand.
describe.runIf(process.platform === 'linux')('the packed app', () => {
  let folder: string;
  let tree: string;
  let resources: string;
  let archived: string[];
  let running: DoubleApp<HeadlessScreen> | null = null;

  beforeAll(async () => {
    // In a process of its own: the test runner's environment would make it a build for development.
    const built = await runProgram(join(root, 'scripts', 'build.ts'), [], { environment: { NODE_ENV: 'production' } });
    expect(built).toMatchObject({ code: 0 });
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'hikeshi-packing-')));
    // An installed app can be read by everyone; PostgreSQL, which may run as another user, depends on it.
    chmodSync(folder, 0o755);
    const electronDist = join(folder, 'electron');
    makeElectronStandIn(electronDist);
    await build({
      projectDir: root,
      publish: 'never',
      targets: Platform.LINUX.createTarget('dir', Arch[arch]),
      config: { electronDist, directories: { output: join(folder, 'out') } },
    });
    tree = join(folder, 'out', arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`);
    resources = join(tree, 'resources');
    archived = listArchive(join(resources, 'app.asar'));
  }, 120_000);

  afterAll(async () => {
    await running?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test('holds built output and production packages, and nothing of tests, sources or build tools', () => {
    const own = archived.filter((path) => !path.startsWith('node_modules/'));
    const places = new Set(
      own.map((path) =>
        path
          .split('/')
          .slice(0, path.startsWith('dist/') ? 2 : 1)
          .join('/'),
      ),
    );
    expect([...places].sort()).toEqual([
      'LICENSE',
      'dist/backup',
      'dist/chunks',
      'dist/drill',
      'dist/main',
      'dist/migrations',
      'dist/preload',
      'dist/renderer',
      'dist/runbooks',
      'package.json',
    ]);
    const found = archived.filter((path) => path.startsWith('node_modules/')).map((path) => path.split('/')[1] ?? '');
    expect([...new Set(found)].sort()).toEqual(packages);
    expect(
      archived.filter((path) => /\.(ts|tsx|mts|map|gyp|c|h)$|(^|\/)(test|tests|spec)s?(\/|\.)/.test(path)),
    ).toEqual([]);
    for (const needed of [
      'main/main.js',
      'preload/preload.cjs',
      'drill/main.js',
      'backup/main.js',
      'renderer/index.html',
    ]) {
      expect(archived).toContain(`dist/${needed}`);
    }
  });

  test('holds no binary of another platform, and its own outside the archive', () => {
    const addons = archived.filter((path) => path.endsWith('.node'));
    expect(addons).toEqual([`node_modules/better-sqlite3/prebuilds/linux-${arch}.node`]);
    const unpacked = join(resources, 'app.asar.unpacked', addons[0] ?? '');
    for (const file of [unpacked, join(resources, 'postgres', 'bin', 'postgres')]) expect(machineOf(file)).toBe(arch);
    const carried = listFolder(tree).map(({ path }) => path);
    expect(carried.filter((path) => /\.(dll|exe|dylib)$|darwin.*\.node|win32.*\.node|musl.*\.node/.test(path))).toEqual(
      [],
    );
    expect(carried.filter((path) => path.endsWith('.a'))).toEqual([]);
    expect(carried.filter((path) => path.endsWith('.pak')).sort()).toEqual(['locales/en-US.pak', 'locales/ja.pak']);
  });

  test('has its fuses set', () => {
    // runAsNode, cookies, NODE_OPTIONS, inspect, integrity, only from the archive, own snapshot, file privileges, and one left alone.
    expect(readFuseWire(readFileSync(join(tree, 'hikeshi')))).toBe('010011001');
  });

  test('prints what it weighs', () => {
    const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
    const files = listFolder(resources);
    const part = (beginning: string) => sumBytes(files.filter(({ path }) => path.startsWith(beginning)));
    const [archive, unpacked, postgres] = [
      part('app.asar') - part('app.asar.unpacked'),
      part('app.asar.unpacked'),
      part('postgres'),
    ];
    console.log(
      `packed app: archive ${megabytes(archive)}, addon ${megabytes(unpacked)}, PostgreSQL ${megabytes(postgres)}, Electron itself not counted`,
    );
    expect(archive).toBeLessThan(10_000_000);
    expect(unpacked).toBeLessThan(5_000_000);
    expect(postgres).toBeLessThan(80_000_000);
  });

  test('opens its record, and its drill starts the PostgreSQL beside the archive', { timeout: 90_000 }, async () => {
    // Node reads no archives, so the app is taken out of it; everything beside the archive stays where it was packed.
    const app = join(folder, 'app');
    asar.extractAll(join(resources, 'app.asar'), app);
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    running = startDoubleApp({
      dataDir,
      openScreen: openHeadlessScreen,
      mainFile: join(app, 'dist', 'main', 'main.js'),
      config: { isPackaged: true, resourcesPath: resources },
    });
    const client = await (await firstScreen(running)).client;

    expect(await client.app.info()).toMatchObject({ host: 'electron', dataDir, readOnly: false });
    expect((await client.runbooks.list()).length).toBeGreaterThanOrEqual(2);
    expect(existsSync(join(dataDir, 'record.db'))).toBe(true);

    const status = await client.drill.start({ fault: null });
    expect(status.state).toBe('running');
    const servers = runningPrograms('postgres').filter((file) => file.startsWith(folder));
    expect(new Set(servers)).toEqual(new Set([join(resources, 'postgres', 'bin', 'postgres')]));

    // Quitting ends the drill with it.
    expect(await running.quit()).toBe(0);
    expect(runningPrograms('postgres').filter((file) => file.startsWith(folder))).toEqual([]);
  });
});

/** The machine that an ELF file is for. */
function machineOf(file: string): string {
  const head = readFileSync(file).subarray(0, 20);
  expect(head.subarray(0, 4).toString('latin1')).toBe('\u007fELF');
  return { 62: 'x64', 183: 'arm64' }[head.readUInt16LE(18)] ?? 'another';
}
