import type { Component } from './bill-of-materials.ts';

/** CycloneDX 1.5, without a date or a serial number: the same lock file gives the same bytes. */
export function sbomText(components: readonly Component[]): string {
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name: 'hikeshi', 'bom-ref': 'hikeshi' } },
    components: components.map(({ name, version, licence, integrity, use }) => ({
      type: 'library',
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      scope: use === 'tool' ? 'excluded' : 'required',
      licenses: [/ OR | AND /.test(licence) ? { expression: licence } : { license: { id: licence } }],
      ...hashOf(integrity),
      properties: [{ name: 'hikeshi:use', value: use }],
    })),
  };
  return `${JSON.stringify(bom, null, 1)}\n`;
}

/** One table a licence; tools of builds and tests, which reach nobody, are counted alone. */
export function licencesText(components: readonly Component[]): string {
  const shipped = components.filter(({ use }) => use !== 'tool');
  const byLicence = Map.groupBy(shipped, ({ licence }) => licence);
  const tables = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, list]) => {
      const rows = list.map(({ name, version, use }) => `| ${name} | ${version} | ${use} |`);
      return [
        `## ${licence} (${list.length})`,
        '',
        '| package | version | how it ships |',
        '|---|---|---|',
        ...rows,
        '',
      ].join('\n');
    });
  return [
    '# Licences of what Hikeshi ships',
    '',
    `Written by \`npm run sbom\` from the lock file: ${shipped.length} packages ship, ${components.length - shipped.length} more build and test. ` +
      'All of them stand in [sbom.cdx.json](sbom.cdx.json). "Built in" names what the sources import and what that needs; the bundler may leave some of it out.',
    '',
    ...tables,
  ].join('\n');
}

function hashOf(integrity: string): object {
  const [algorithm = '', base64 = ''] = integrity.split('-');
  if (algorithm !== 'sha512') return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] };
}
