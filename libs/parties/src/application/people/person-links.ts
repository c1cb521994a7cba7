import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { newSecret, secretHash } from '../../domain/secret.js';
import { PersonLink } from '../../infra/people/person-link.entity.js';
import { PEOPLE_TERMS, type PeopleTerms } from './people-terms.js';

export interface MadeLink {
  /** Told this once; for the fragment of an address, which browsers send to nobody. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** The links of a person, of which the newest alone is good. */
@Injectable()
export class PersonLinks {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PEOPLE_TERMS) private readonly terms: PeopleTerms,
  ) {}

  async make(person: string, { clientId: madeBy }: Principal, manager: EntityManager): Promise<MadeLink> {
    await this.withdraw(person, manager);
    const code = newSecret();
    const nowMs = this.clock.nowMs();
    const expiresAt = new Date(nowMs + this.terms.limits.linkHours * 3_600_000);
    const link = { person, codeHash: secretHash(code), madeBy, createdAt: new Date(nowMs), expiresAt };
    await manager.insert(PersonLink, { ...link, usedAt: null, withdrawnAt: null });
    return { code, expiresAt };
  }

  async withdraw(person: string, manager: EntityManager): Promise<void> {
    const withdrawnAt = new Date(this.clock.nowMs());
    await manager.update(PersonLink, { person, usedAt: IsNull(), withdrawnAt: IsNull() }, { withdrawnAt });
  }

  /** The link that a code opens now; undefined for one that nobody made and for one that is used, withdrawn or too old. */
  async open(code: string, manager: EntityManager): Promise<PersonLink | undefined> {
    return (await manager.findOneBy(PersonLink, { codeHash: secretHash(code), ...this.opened() })) ?? undefined;
  }

  /** Whether it was open still. It is not afterwards. */
  async use({ id }: PersonLink, manager: EntityManager): Promise<boolean> {
    const usedAt = new Date(this.clock.nowMs());
    return (await manager.update(PersonLink, { id, ...this.opened() }, { usedAt })).affected === 1;
  }

  private opened() {
    return { usedAt: IsNull(), withdrawnAt: IsNull(), expiresAt: MoreThan(new Date(this.clock.nowMs())) };
  }
}
