import { join } from 'node:path';
import { writeAtomically } from '@tallystick/platform';
import type { Chain } from './chain.js';
import type { DataFolder } from './data-folder.js';
import { startEmbeddedChain } from './embedded-chain.js';
import { givenChain, isNodeGiven } from './given-chain.js';
import type { Secrets } from './secrets.js';
import type { StartContext } from './start-context.js';

/** The node that the settings name, or else the embedded one, which this process then starts, feeds and stops. */
export async function openChain(
  folder: DataFolder,
  databaseUrl: string,
  secrets: Secrets,
  context: StartContext,
): Promise<Chain> {
  const isGiven = isNodeGiven(context.environment);
  const chain = isGiven ? await givenChain(context) : await startEmbeddedChain(folder, databaseUrl, secrets, context);
  const { rpcUrl, finality } = chain;
  // For those who come from outside this process: `npx tallystick`, and tests. The address of another's node may hold a token.
  const mode = isGiven ? 0o600 : 0o644;
  await writeAtomically(join(folder.run, 'chain.json'), `${JSON.stringify({ rpcUrl, finality })}\n`, mode);
  return chain;
}
