import { accountSigner, personKey } from '@tallystick/api-client';
import type { Newcomer, Onboarding } from './onboarding.js';
import type { PartyAccounts } from './party-accounts.js';

interface AccountWorld {
  readonly accounts?: PartyAccounts;
  readonly newKey: () => string;
}

/** A maker and a checker. */
const PERSONS = 2;

/** What a newcomer of this part signs with: by default a key of its own. */
export async function signsAs(
  part: string,
  { accounts, newKey }: AccountWorld,
  onboarding: Onboarding,
): Promise<Pick<Newcomer, 'signer' | 'persons'>> {
  const threshold = accounts?.thresholdOf(part);
  if (!accounts || threshold === undefined) return {};
  const persons = Array.from({ length: PERSONS }, newKey);
  const keys = persons.map((key, index) => ({ person: index + 1, key: personKey(key) }));
  const { account, creation } = await onboarding.prepareAccount(keys, threshold);
  await accounts.send(creation);
  const approving = keys.slice(0, threshold).map(({ key }) => key);
  return { signer: accountSigner(account, approving), persons };
}
