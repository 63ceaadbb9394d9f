/** `npm run sbom`: writes the list of all that the app is made of (CycloneDX) and the licences of what it ships. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { components } from './bill-of-materials.ts';
import { root } from './root.ts';
import { licencesText, sbomText } from './sbom-text.ts';

const all = components();
writeFileSync(join(root, 'docs/sbom.cdx.json'), sbomText(all));
writeFileSync(join(root, 'docs/licences.md'), licencesText(all));
