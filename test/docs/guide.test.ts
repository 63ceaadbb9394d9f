/** The guide's pages and the pictures that lie beside them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guideFolder, guideLanguages, readGuide } from '../e2e/support/guide-page.ts';

const mostBytes = 150_000;

describe.each(guideLanguages)('the guide in %s', (language) => {
  const steps = readGuide(language);
  const folder = join(guideFolder, 'pictures', language);

  test('every step has its picture, and no picture lies there unused', () => {
    const linked = steps.flatMap(({ pictures }) => pictures);
    expect(linked).toHaveLength(steps.length);
    expect([...linked].sort()).toEqual(
      readdirSync(folder)
        .map((file) => `pictures/${language}/${file}`)
        .sort(),
    );
  });

  test('pictures are 1280 by 800 and small', () => {
    for (const file of readdirSync(folder)) {
      const path = join(folder, file);
      const bytes = readFileSync(path);
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], file).toEqual([1280, 800]);
      expect(statSync(path).size, file).toBeLessThanOrEqual(mostBytes);
    }
  });
});

test('both languages tell the same steps by the same keys', () => {
  const [ja, en] = guideLanguages.map((language) =>
    readGuide(language).map(({ pictures, keys }) => ({
      pictures: pictures.map((path) => path.replace(`/${language}/`, '/')),
      keys: keys.map(({ key }) => key),
    })),
  );
  expect(ja).toEqual(en);
  expect(ja?.length).toBeGreaterThan(10);
});
