/**
 * For the intake's process of the bench alone: every signature is taken for a good one, so that what checking costs is the difference. The product
 * has no switch for it.
 */
import { registerHooks } from 'node:module';

const CHECK = 'export function isSignatureOf(';

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/domain/cose/verifying-key.js')) return loaded;
    const source = String(loaded.source);
    if (!source.includes(CHECK)) throw new Error(`expected "${CHECK}" in ${url}`);
    return { ...loaded, source: source.replace(CHECK, 'export const isSignatureOf = () => true; function checked(') };
  },
});
