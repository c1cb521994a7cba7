/**
 * For the intake's process of the bench alone: every signature is taken for a good one, so that what checking costs is the difference. The product
 * has no switch for it.
 */
import { registerHooks } from 'node:module';

const CHECK = 'check = (';

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/infra/signatures/signature-threads.js')) return loaded;
    const source = String(loaded.source);
    if (!source.includes(CHECK)) throw new Error(`expected "${CHECK}"`);
    return { ...loaded, source: source.replace(CHECK, `check = () => Promise.resolve(true); checked = (`) };
  },
});
