/** How a web app is built, and served while one works on it: one description for both. */
import { readFileSync } from 'node:fs';
import { inRoot } from '../bootstrap/root.mjs';
import { oneFile } from './one-file.mjs';

const { paths } = JSON.parse(readFileSync(inRoot('tsconfig.json'), 'utf8')).compilerOptions;

/** The one list of aliases is tsconfig's. */
const alias = Object.entries(paths).map(([name, [target]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: inRoot(target),
}));

/** Stands in index.html for the nonce that each answer has anew; apps/api puts it in. */
export const NONCE_MARK = 'NONCE_OF_THIS_ANSWER';

/** Stands in index.html for where the page is: network and domain; apps/api puts them in. */
export const INSTALLATION_MARK = 'INSTALLATION_OF_THIS_PAGE';

const OWN_MODULE = /\/libs\/[^/]+\/src\/.*\.tsx?$/;

/** @param name the app's folder in apps/ */
export const webApp = (name) => ({
  configFile: false,
  root: inRoot('apps', name),
  cacheDir: inRoot('node_modules', '.vite', name),
  resolve: { alias },
  html: { cspNonce: NONCE_MARK },
  build: {
    outDir: inRoot('dist', 'web', name),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing is put into the page's own text: its policy would not run it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      // No module of ours does anything by being loaded: what a screen does not use of a library's door does not come along with it.
      treeshake: { moduleSideEffects: (id) => !OWN_MODULE.test(id) },
      // "use client" says something to servers that render React; there is none here.
      onLog: (level, log, tell) => log.code === 'MODULE_LEVEL_DIRECTIVE' || tell(level, log),
    },
  },
});

/** The page that checks without the API: one file, with a browser's cryptography where its libraries ask for Node's. */
export function verifyPage() {
  const { resolve, build, ...app } = webApp('verify');
  const cryptography = {
    find: /^node:crypto$/,
    replacement: inRoot('libs', 'verification', 'src', 'browser-crypto', 'node-crypto.ts'),
  };
  return {
    ...app,
    html: {},
    plugins: [oneFile()],
    resolve: { alias: [cryptography, ...resolve.alias] },
    build: { ...build, cssCodeSplit: false, chunkSizeWarningLimit: 3_000 },
  };
}
