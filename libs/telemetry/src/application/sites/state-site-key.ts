import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PartyDirectory, type PartyStanding } from '@tallystick/acts';
import { type Network, type SiteKey as SiteKeyStatement, siteKeyDigest } from '@tallystick/act-types';
import { ChainReader, NETWORK } from '@tallystick/chain';
import { type Clock, nowSeconds } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ALGORITHMS } from '../../domain/cose/signature-algorithm.js';
import { type VerifyingKey, verifyingKey } from '../../domain/cose/verifying-key.js';
import {
  SiteKeyDiffers,
  SiteKeyEnded,
  SiteKeySignatureInvalid,
  SiteOperatorNotAdmitted,
} from '../../domain/site-errors.js';
import { Site } from '../../infra/site.entity.js';
import { SiteKey } from '../../infra/site-key.entity.js';
import { SiteAccess } from './site-access.js';
import { endEnrolmentsBy } from './end-enrolments-by.js';
import { holdingNow, statementsOf } from './find-site-keys.js';

/** The end of the year 9999, the last that ISO 8601 writes in four digits. */
const LAST_SECOND = 253_402_300_799;

/** Takes an operator's signed word that a key is its own for its site, and from when until when. The platform keeps it and adds nothing to it. */
@Injectable()
export class StateSiteKey {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(NETWORK) private readonly network: Network,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: SiteAccess,
    private readonly directory: PartyDirectory,
    private readonly chain: ChainReader,
  ) {}

  /**
   * The same statement again changes nothing. Throws `SiteNotFound`, `SiteOperatorOnly`, `SiteKeyDiffers`, `PublicKeyUnsound`,
   * `SiteOperatorNotAdmitted`, `SiteKeySignatureInvalid`, `SiteKeyEnded`.
   */
  async run(name: string, statement: SiteKeyStatement, signature: string, caller: Principal): Promise<void> {
    const site = await this.access.toRun(name, caller);
    const standing = await this.standingOf(caller.party);
    const key = soundKey(statement, { name, party: caller.party, epoch: standing.epoch });
    const digest = siteKeyDigest(statement, this.network);
    if (!(await this.chain.isValidSignature(standing.account, digest, signature)))
      throw new SiteKeySignatureInvalid(standing.account, digest);
    const { validFrom, validUntil } = statement;
    const stated = {
      ...{ site: site.number, algorithm: key.algorithm, publicKey: Buffer.from(key.publicKey) },
      ...{ validFrom: timeOf(validFrom), validUntil: validUntil === '0' ? null : timeOf(validUntil) },
      ...{ statement, digest, account: standing.account, signature, statedAt: new Date(this.clock.nowMs()) },
    };
    await this.dataSource.transaction((manager) => this.keep(manager, site, stated));
  }

  private async standingOf(party: string): Promise<PartyStanding> {
    const standing = await this.directory.standingOf(party);
    if (!standing) throw new SiteOperatorNotAdmitted('your party is not enrolled on the ledger');
    if (standing.recovering) throw new SiteOperatorNotAdmitted('your account is being recovered');
    return standing;
  }

  private async keep(manager: EntityManager, { number }: Site, stated: Omit<SiteKey, 'id'>): Promise<void> {
    await manager.findOneOrFail(Site, { where: { number }, lock: { mode: 'pessimistic_write' } });
    const before = await statementsOf(manager, number);
    if (before.some(({ digest }) => digest === stated.digest)) return;
    const earlierEnd = before.find((one) => isEarlierEndOf(one, stated));
    if (earlierEnd) throw new SiteKeyEnded();
    await manager.insert(SiteKey, stated);
    const all = await statementsOf(manager, number);
    const [present] = holdingNow(all, nowSeconds(this.clock));
    await manager.update(
      Site,
      { number },
      { operatorAlgorithm: present?.algorithm ?? null, operatorPublicKey: present?.publicKey ?? null },
    );
    const { publicKey } = stated;
    const statements = all.filter((one) => one.publicKey.equals(publicKey));
    await endEnrolmentsBy(manager, { site: number, publicKey, statements });
  }
}

const isEarlierEndOf = (known: SiteKey, { publicKey, validFrom, validUntil }: Omit<SiteKey, 'id'>): boolean =>
  known.publicKey.equals(publicKey) &&
  known.validFrom.getTime() === validFrom.getTime() &&
  known.validUntil !== null &&
  (validUntil === null || known.validUntil < validUntil);

function soundKey(
  { site, party, partyEpoch, algorithm, publicKey, validFrom, validUntil }: SiteKeyStatement,
  expected: { readonly name: string; readonly party: string; readonly epoch: string },
): VerifyingKey {
  if (site !== expected.name) throw new SiteKeyDiffers('site', expected.name);
  if (party !== expected.party) throw new SiteKeyDiffers('party', `${expected.party}, which is you`);
  if (partyEpoch !== expected.epoch) throw new SiteKeyDiffers('partyEpoch', `${expected.epoch}, your epoch now`);
  if (validUntil !== '0' && Number(validUntil) <= Number(validFrom))
    throw new SiteKeyDiffers('validUntil', '0, or later than validFrom');
  if (Number(validFrom) > LAST_SECOND || Number(validUntil) > LAST_SECOND)
    throw new SiteKeyDiffers('validFrom', 'seconds since 1970, before the year 10000');
  const known = ALGORITHMS.find((one) => one === algorithm);
  if (!known) throw new SiteKeyDiffers('algorithm', ALGORITHMS.join(' or '));
  return verifyingKey(known, Buffer.from(publicKey.slice(2), 'hex'));
}

const timeOf = (seconds: string) => new Date(Number(seconds) * 1000);
