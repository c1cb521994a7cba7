import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@tallystick/platform';
import { enterVerifier, Onboarding } from '@tallystick/stories';
import type { DataFolder } from './data-folder.js';
import type { Progress } from './progress.js';
import type { Secrets } from './secrets.js';
import { storyWorld } from './story-world.js';

/**
 * Sees to it that the verifier is a party: registered by the operator, certified by the registrar, enrolled on the ledger by the
 * registrar's and its own signature, all through the api's doors. Returns its party number. Cut off, it goes on where it was.
 */
export async function verifierParty(
  folder: DataFolder,
  baseUrl: string,
  secrets: Secrets,
  progress: Progress,
): Promise<string> {
  const file = join(folder.path, 'verifier.json');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return (JSON.parse(known) as { party: string }).party;
  const entering = () => enterVerifier(new Onboarding(storyWorld(baseUrl, secrets, progress)), secrets.keys.verifier);
  const { party } = await progress.during('enrolling the verifier', entering);
  await writeAtomically(file, `${JSON.stringify({ party })}\n`, 0o644);
  return party;
}
