import { BlindRegistry } from '@tallystick/api-client';
import { newcomerUscc, Onboarding, type Participant } from '@tallystick/stories';
import { BlindKey } from '@tallystick/registry';
import type { Platform } from './platform.js';
import { storyWorldOf } from './story-world.js';

/** A bank with its machine at the duplicate registry. */
export interface RegistryBank extends Participant {
  readonly registry: BlindRegistry;
}

/** Enrolled banks, each holding the registry to the key that the installation was given. */
export async function enterBanks(platform: Platform, names: readonly string[]): Promise<readonly RegistryBank[]> {
  const onboarding = new Onboarding(await storyWorldOf(platform));
  const { blindKey } = await platform.secrets();
  const { publicKey } = BlindKey.fromSeed(Buffer.from(blindKey.seed, 'hex'));
  return Promise.all(
    names.map(async (name, index) => {
      const bank = await onboarding.onboard({ name, uscc: newcomerUscc('91310000MA1BK0', index), roles: ['bank'] });
      return { ...bank, registry: new BlindRegistry(bank.client, publicKey) };
    }),
  );
}
