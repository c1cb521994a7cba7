import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, noteForAudit, type Principal, type Scope } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { ExpiryBeyondOwn, ExpiryPassed, TooManyApiClients } from '../../domain/credentials/credential-errors.js';
import { OrganisationNotFound, OrganisationNotYours } from '../../domain/errors.js';
import { requireScopesOf } from '../../domain/credentials/require-scopes-of.js';
import { newSecret, secretHash } from '../../domain/secret.js';
import { ApiClientSecret } from '../../infra/api-client-secret.entity.js';
import { ApiClient } from '../../infra/api-client.entity.js';
import { Organisation } from '../../infra/organisation.entity.js';
import { hasComeIn } from '../people/has-come-in.js';
import { CREDENTIAL_LIMITS, type CredentialLimits } from './credential-limits.js';

const DAY_MS = 86_400_000;

export interface CredentialTerms {
  readonly label: string;
  readonly scopes: readonly Scope[];
  /** When it ends by itself; undefined for never. */
  readonly expiresAt: Date | undefined;
}

export interface IssuedCredential {
  readonly clientId: string;
  /** Shown this once; only its hash is kept. */
  readonly clientSecret: string;
  /** Null for at once. */
  readonly startsAt: Date | null;
}

/**
 * Makes an API credential: for one's own organisation, or, by the operator, for one that it onboards, which is told. Once people of that one have
 * come in it runs itself: what the operator makes for it then, because all its devices are lost, is not taken until it had time to revoke it.
 */
@Injectable()
export class IssueApiClient {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CREDENTIAL_LIMITS) private readonly limits: CredentialLimits,
  ) {}

  /**
   * @throws OrganisationNotYours, OrganisationNotFound, ScopesBeyondOwn, ExpiryPassed, ExpiryBeyondOwn, TooManyApiClients
   */
  async run(party: string, terms: CredentialTerms, caller: Principal): Promise<IssuedCredential> {
    const isOwn = caller.party === party;
    if (!isOwn && !caller.isOperator) throw new OrganisationNotYours();
    const now = new Date(this.clock.nowMs());
    if (terms.expiresAt && terms.expiresAt <= now) throw new ExpiryPassed(terms.expiresAt);
    return this.dataSource.transaction(async (manager) => {
      // Requests of one organisation take turns, so that many at once do not all find room.
      const lock = { mode: 'pessimistic_write' } as const;
      if (!(await manager.findOne(Organisation, { where: { party }, lock }))) throw new OrganisationNotFound(party);
      if (isOwn) await this.requireNoMoreThanOwn(manager, terms, caller);
      await this.requireRoom(manager, party, now);
      const startsAt = !isOwn && (await hasComeIn(party, manager)) ? this.afterObjections(now) : null;
      return this.insert(manager, party, { ...terms, startsAt }, caller, now);
    });
  }

  private afterObjections(now: Date): Date {
    return new Date(now.getTime() + this.limits.recoveryDays * DAY_MS);
  }

  /** Else a credential that was stolen, or was meant for a while, makes itself another that can more or lasts longer. */
  private async requireNoMoreThanOwn(manager: EntityManager, terms: CredentialTerms, caller: Principal): Promise<void> {
    requireScopesOf(terms.scopes, caller);
    const own = await manager.findOneBy(ApiClient, { clientId: caller.clientId });
    if (!own?.expiresAt) return;
    if (!terms.expiresAt || terms.expiresAt > own.expiresAt) throw new ExpiryBeyondOwn(own.expiresAt);
  }

  private async requireRoom(manager: EntityManager, party: string, now: Date): Promise<void> {
    const { perParty } = this.limits;
    const live = { party, revokedAt: IsNull() };
    const count = await manager.countBy(ApiClient, [
      { ...live, expiresAt: IsNull() },
      { ...live, expiresAt: MoreThan(now) },
    ]);
    if (count >= perParty) throw new TooManyApiClients(perParty);
  }

  private async insert(
    manager: EntityManager,
    party: string,
    { label, scopes, expiresAt, startsAt }: CredentialTerms & { readonly startsAt: Date | null },
    caller: Principal,
    now: Date,
  ): Promise<IssuedCredential> {
    const clientId = randomUUID();
    const clientSecret = newSecret();
    const createdBy = caller.party === party && !caller.person ? caller.clientId : null;
    await manager.insert(ApiClient, {
      ...{ clientId, party, label, scopes: [...scopes], createdBy, createdAt: now, expiresAt: expiresAt ?? null },
      startsAt,
    });
    await manager.insert(ApiClientSecret, { clientId, hash: secretHash(clientSecret), createdAt: now });
    noteForAudit({ objects: [{ kind: 'credential', id: clientId, details: { label, scopes: scopes.join(' ') } }] });
    await announce(manager, [{ parties: [party], type: 'api-client-issued', subject: clientId }]);
    return { clientId, clientSecret, startsAt };
  }
}
