import type { Cast } from './cast.js';
import { type Participant, signAndRecord } from './participant.js';

/** More than any story moves. */
const DEPOSIT_MINOR = '1000000000';

/** The registrar names the deposit token as the yuan's asset, once and for ever. */
export async function nameAsset({ registrar }: Pick<Cast, 'registrar'>): Promise<void> {
  const { client } = registrar;
  const act = await client.call(client.routes.POST('/v1/acts/list-asset', { body: { currency: 'CNY' } }));
  const { contracts } = await client.network();
  await signAndRecord(act, [registrar], { currency: '156', asset: contracts.depositToken });
}

/** The settlement bank turns money that a customer paid in into deposits on the ledger. */
export async function deposit(settlementBank: Participant, customer: Participant): Promise<void> {
  const { client } = settlementBank;
  const body = { party: customer.party, amountMinor: DEPOSIT_MINOR };
  const act = await client.call(client.routes.POST('/v1/acts/mint', { body }));
  await signAndRecord(act, [settlementBank], { to: customer.signer.account, amount: DEPOSIT_MINOR });
}

/** The owner lets the ledger move its deposits, only ever in acts that it signs. */
export async function permitLedger(owner: Participant): Promise<void> {
  const { client } = owner;
  const act = await client.call(client.routes.POST('/v1/acts/permit', { body: { valueMinor: DEPOSIT_MINOR } }));
  const { contracts } = await client.network();
  await signAndRecord(act, [owner], {
    owner: owner.signer.account,
    spender: contracts.receivables,
    value: DEPOSIT_MINOR,
  });
}
