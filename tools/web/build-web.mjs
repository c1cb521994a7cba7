/**
 * Builds the web apps into dist/web, each file also as gzip and Brotli, once and not for every reader:
 *
 *   node tools/web/build-web.mjs
 */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { inRoot } from '../bootstrap/root.mjs';
import { verifyPage, webApp } from './web-app.mjs';

const APPS = ['portal'];
const WORTH_COMPRESSING = /\.(js|css|svg|json)$|verify\.html$/;

await build({ ...verifyPage(), logLevel: 'warn' });
for (const name of APPS) {
  await build({ ...webApp(name), logLevel: 'warn' });
  copyFileSync(inRoot('dist', 'web', 'verify', 'index.html'), inRoot('dist', 'web', name, 'verify.html'));
  for (const entry of readdirSync(inRoot('dist', 'web', name), { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !WORTH_COMPRESSING.test(path)) continue;
    const bytes = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  }
}
