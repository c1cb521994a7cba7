/**
 * Lets plain Node run the repository's TypeScript from source, for what runs outside Jest's own module system (its global set-up):
 * tsconfig's aliases, `.js` imports of `.ts` files, and the same compiler options as Jest.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve as resolvePath } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const root = resolvePath(import.meta.dirname, '../..');
const { paths } = JSON.parse(readFileSync(resolvePath(root, 'tsconfig.json'), 'utf8')).compilerOptions;

function resolve(specifier, context, next) {
  const alias = paths[specifier];
  if (alias) return next(pathToFileURL(resolvePath(root, alias[0])).href, context);
  const fromTypeScript = context.parentURL?.endsWith('.ts') && !context.parentURL.includes('/node_modules/');
  if (fromTypeScript && specifier.startsWith('.')) return next(specifier.replace(/\.js$/, '.ts'), context);
  return next(specifier, context);
}

function load(url, context, next) {
  if (!url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, cwd: root });
  return { format: 'module', shortCircuit: true, source: code };
}

/** Runs `work` with the hooks in place and takes them away again. */
export async function withTypeScript(work) {
  const hooks = registerHooks({ resolve, load });
  try {
    return await work();
  } finally {
    hooks.deregister();
  }
}
