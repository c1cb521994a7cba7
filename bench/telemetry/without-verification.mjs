/**
 * For the intake's process of the bench alone: every signature is taken for a good one, so that what checking costs is the difference. The product
 * has no switch for it.
 */
import { registerHooks } from 'node:module';

const CHECKS = {
  isSignatureOf: 'true',
  isSignatureOfAside: 'Promise.resolve(true)',
};

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/domain/cose/verifying-key.js')) return loaded;
    const source = Object.entries(CHECKS).reduce(withoutCheck, String(loaded.source));
    return { ...loaded, source };
  },
});

function withoutCheck(source, [name, answer]) {
  const check = `export function ${name}(`;
  if (!source.includes(check)) throw new Error(`expected "${check}"`);
  return source.replace(check, `export const ${name} = () => ${answer}; function checked_${name}(`);
}
