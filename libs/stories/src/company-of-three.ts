import { accountSigner, keyWallet, type PartyAccount, type PersonKey, softwarePasskey } from '@tallystick/api-client';
import { passkeyVerifierOf } from '@tallystick/act-types';
import type { Participant } from './participant.js';
import type { MovingScene, MovingWorld } from './moving-world.js';
import type { PersonWithKey } from './person-with-key.js';
import { newcomerUscc } from './newcomer-uscc.js';

export interface CompanyOfThree {
  readonly company: Participant;
  readonly account: PartyAccount;
  readonly chief: PersonKey;
  readonly treasurer: PersonKey;
  readonly clerk: PersonKey;
}

export const TWO_OF_THREE = 2;

/** A supplier whose account is that of three persons with a passkey each, any two of whom sign for it. */
export async function companyOfThree(scene: MovingScene, name: string, index: number): Promise<CompanyOfThree> {
  const { world, onboarding } = scene;
  const persons = await Promise.all([1, 2, 3].map((person) => withPasskey(scene, person)));
  const [chief, treasurer, clerk] = persons.map(({ key }) => key) as [PersonKey, PersonKey, PersonKey];
  const { account, creation } = await onboarding.prepareAccount(persons, TWO_OF_THREE);
  await anybody(world).send(creation);
  const company = await onboarding.onboard({
    name,
    uscc: newcomerUscc('91330100MA4000', index),
    roles: ['supplier'],
    signer: accountSigner(account, [chief, treasurer]),
  });
  return { company, account, chief, treasurer, clerk };
}

export async function withPasskey({ world, cast }: MovingScene, person: number): Promise<PersonWithKey> {
  const verifier = passkeyVerifierOf(await cast.supplier.client.network());
  return { person, key: await softwarePasskey({ verifier, rpId: world.rpId }) };
}

/** Whoever sends what makes or changes an account has no say in it. */
export function anybody({ newKey, rpcUrl }: MovingWorld) {
  return keyWallet({ privateKey: newKey(), rpcUrl });
}
