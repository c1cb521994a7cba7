import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { isSiteKeyAt } from '@tallystick/act-types';
import { type Clock, nowSeconds } from '@tallystick/kernel';
import { CLOCK } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { type VerifyingKey, verifyingKey } from '../../domain/cose/verifying-key.js';
import { SiteKeyMissing } from '../../domain/site-errors.js';
import { SiteKey } from '../../infra/site-key.entity.js';

/** Which keys a site's operator has stated, and which of them hold. */
@Injectable()
export class FindSiteKeys {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every statement, the newest first. */
  allOf(site: string): Promise<SiteKey[]> {
    return statementsOf(this.dataSource.manager, site);
  }

  /** The statements whose keys hold now, the newest first. */
  async holding(site: string): Promise<SiteKey[]> {
    return holdingNow(await this.allOf(site), nowSeconds(this.clock));
  }

  /** The key that a new code names. @throws SiteKeyMissing */
  async present(site: string): Promise<SiteKey> {
    const [newest] = await this.holding(site);
    if (!newest) throw new SiteKeyMissing();
    return newest;
  }

  /** Those that may vouch for a gateway now. @throws SiteKeyMissing */
  async verifying(site: string): Promise<VerifyingKey[]> {
    const holding = await this.holding(site);
    if (holding.length === 0) throw new SiteKeyMissing();
    return holding.map(({ algorithm, publicKey }) => verifyingKey(algorithm, publicKey));
  }
}

/** Every statement on a site, the newest first. */
export const statementsOf = (manager: EntityManager, site: string): Promise<SiteKey[]> =>
  manager.find(SiteKey, { where: { site }, order: { id: 'DESC' } });

/** Of statements on one site. */
export function holdingNow(all: readonly SiteKey[], atSeconds: number): SiteKey[] {
  const sameKey = (one: SiteKey) => (other: SiteKey) =>
    other.algorithm === one.algorithm && other.publicKey.equals(one.publicKey);
  return all.filter((one) =>
    isSiteKeyAt(
      all.filter(sameKey(one)).map(({ statement }) => statement),
      atSeconds,
    ),
  );
}
