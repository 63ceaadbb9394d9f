import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { root } from '../root.ts';

/** The pages. Every script and style is a file of its own, since the content security policy allows none inline. */
export const rendererBuild: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  root: `${root}/renderer`,
  base: '/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: `${root}/dist/renderer`,
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
};
