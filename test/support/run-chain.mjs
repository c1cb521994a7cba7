/**
 * An embedded chain in a process of its own, so that a test can end it with SIGKILL. Takes EmbeddedChainOptions as JSON in its first
 * argument (with `fault` as text) and says where it answers in its first line.
 */
import { withTypeScript } from './typescript-hooks.mjs';

const { fault, ...options } = JSON.parse(process.argv[2]);
const log = (line) => process.stderr.write(`${line}\n`);

await withTypeScript(async () => {
  const { EmbeddedChain, faultPointsFromText } = await import('../../libs/chain/src/embedded/index.ts');
  const chain = await EmbeddedChain.start({ ...options, log, faults: faultPointsFromText(fault, log) });
  process.stdout.write(`${chain.rpcUrl}\n`);
});
