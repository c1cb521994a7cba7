import { type Participant, signAndRecord } from './participant.js';

export const LIMIT_MINOR = '500000000';

/** A bank opens a line on a core enterprise and says whose verification it takes. @returns the programme's number */
export async function openProgramme(bank: Participant, core: Participant, verifier: Participant): Promise<string> {
  const body = {
    debtor: core.party,
    limitMinor: LIMIT_MINOR,
    currency: 'CNY',
    maxTenorDays: 183,
    verifiers: [verifier.party],
  };
  const act = await bank.client.call(bank.client.routes.POST('/v1/acts/open-programme', { body }));
  const agreed = { debtor: core.party, debtorAccount: core.signer.account, limit: LIMIT_MINOR, currency: '156' };
  const { message } = await signAndRecord(act, [bank], agreed);
  return String(message.programme);
}
