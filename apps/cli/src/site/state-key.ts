import { readFile } from 'node:fs/promises';
import { actDomain, type Network, SITE_KEY_TYPES, type SiteKey, siteKeyDigest } from '@tallystick/act-types';
import { keySigner, type TallystickClient } from '@tallystick/api-client';
import { DomainError } from '@tallystick/kernel';
import { type VerifyingKey } from '@tallystick/telemetry';
import { asked } from './site-client.js';

export class NotOnLedger extends DomainError {
  constructor() {
    super(
      'not-on-ledger',
      'conflict',
      'Your party is not enrolled on the ledger yet: nobody could check its statement.',
    );
  }
}

export class AccountKeyUnreadable extends DomainError {
  constructor(path: string) {
    super('account-key-unreadable', 'invalid', `${path}: expected your account’s private key, 0x and 64 hex digits`);
  }
}

export interface KeyPeriod {
  /** Seconds since 1970. */
  readonly validFrom: number;
  readonly validUntil?: number | undefined;
}

/** What the caller's party is to sign: that this key is its own for this site. @throws NotOnLedger, PlatformRefused */
export async function draftStatement(
  client: TallystickClient,
  site: string,
  { algorithm, publicKey }: Pick<VerifyingKey, 'algorithm' | 'publicKey'>,
  { validFrom, validUntil = 0 }: KeyPeriod,
): Promise<SiteKey> {
  const { party, enrolled } = await asked(client.call(client.routes.GET('/v1/me')));
  if (!enrolled) throw new NotOnLedger();
  return {
    ...{ site, party, partyEpoch: enrolled.epoch, algorithm },
    publicKey: `0x${Buffer.from(publicKey).toString('hex')}`,
    ...{ validFrom: String(validFrom), validUntil: String(validUntil) },
  };
}

/** As `eth_signTypedData_v4` takes it, for a wallet that holds the account's key. */
export function typedDataOf(statement: SiteKey, network: Network): Record<string, unknown> {
  const { chainId, ...domain } = actDomain(network, 'partyRegistry');
  return {
    domain: { ...domain, chainId: chainId.toString() },
    primaryType: 'SiteKey',
    types: { EIP712Domain: DOMAIN_FIELDS, ...SITE_KEY_TYPES },
    message: statement,
  };
}

const DOMAIN_FIELDS = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
];

/** By an account that is one key, in a file. @throws AccountKeyUnreadable */
export async function signStatement(statement: SiteKey, network: Network, accountKeyFile: string): Promise<string> {
  const text = await readFile(accountKeyFile, 'utf8').catch(() => '');
  const key = text.trim();
  if (!/^0x[0-9a-fA-F]{64}$/.test(key)) throw new AccountKeyUnreadable(accountKeyFile);
  return keySigner(key).signDigest(siteKeyDigest(statement, network));
}

/** @throws PlatformRefused */
export async function handIn(client: TallystickClient, statement: SiteKey, signature: string): Promise<void> {
  const body = { statement: { ...statement, algorithm: statement.algorithm as 'EdDSA' | 'ES256' }, signature };
  const call = { params: { path: { site: statement.site } }, body };
  await asked(client.call(client.routes.PUT('/v1/sites/{site}/key', call)));
}
