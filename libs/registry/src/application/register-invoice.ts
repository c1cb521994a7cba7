import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AlreadyFinanced, RegisteredOtherwise } from '../domain/errors.js';
import { BlindRegistration } from '../infra/blind-registration.entity.js';
import { CountUse } from './count-use.js';
import { RequireCurrentKey } from './require-current-key.js';

export type InvoiceTags = Pick<BlindRegistration, 'keyId' | 'exact' | 'near'>;

/** Two that share a bucket wait for each other, or each would commit without having seen the other. In one order, so that none wait in a circle. */
const ONE_AT_A_TIME = `
  SELECT pg_advisory_xact_lock(hashtextextended(tag, 30)) FROM (SELECT unnest($1::text[]) AS tag ORDER BY 1) AS tags`;

const NEAR_ONES = `
  SELECT id, bank FROM papers.blind_registration
  WHERE released_at IS NULL AND near && $1::text[] AND bank <> $2`;

/** A bank registers before it pays. The database lets one bank in per invoice; who comes second learns that it is financed, not by whom. */
@Injectable()
export class RegisterInvoice {
  constructor(
    private readonly uses: CountUse,
    private readonly currentKey: RequireCurrentKey,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The same bank's repetition finds what is there. Throws `AlreadyFinanced`, `RegisteredOtherwise`, `LimitReached`, `KeySuperseded`,
   * `RegistryKeyChanged`, `BlindKeyUnavailable`. @returns the registration's id
   */
  async run(tags: InvoiceTags, caller: Principal): Promise<string> {
    await this.uses.run(caller.party, 'registrations');
    await this.currentKey.run(tags.keyId);
    return this.dataSource.transaction((manager) => this.register(manager, tags, caller.party));
  }

  private async register(manager: EntityManager, tags: InvoiceTags, bank: string): Promise<string> {
    await manager.query(ONE_AT_A_TIME, [tags.near]);
    for (;;) {
      const id = await this.insert(manager, tags, bank);
      if (id !== undefined) {
        await tellBoth(manager, { id, bank, near: tags.near });
        return id;
      }
      const known = await manager.findOneBy(BlindRegistration, { exact: tags.exact, releasedAt: IsNull() });
      // Released between the two looks: it is free again.
      if (known) return ownOr(known, tags, bank);
    }
  }

  private async insert(manager: EntityManager, tags: InvoiceTags, bank: string): Promise<string | undefined> {
    const registeredAt = new Date(this.clock.nowMs());
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(BlindRegistration)
      .values({ ...tags, bank, registeredAt })
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as { id: string }[])[0]?.id;
  }
}

function ownOr(known: BlindRegistration, { near }: InvoiceTags, bank: string): string {
  if (known.bank !== bank) throw new AlreadyFinanced();
  if (known.near.join() !== near.join()) throw new RegisteredOtherwise(known.id);
  return known.id;
}

/** Each of the two banks is told of its own registration that another's figures are near; both can look up whose. */
async function tellBoth(
  manager: EntityManager,
  { id, bank, near }: Pick<BlindRegistration, 'id' | 'bank' | 'near'>,
): Promise<void> {
  const others = await manager.query<{ id: string; bank: string }[]>(NEAR_ONES, [near, bank]);
  if (others.length === 0) return;
  const type = 'near-match-found' as const;
  await announce(manager, [
    { parties: [bank], type, subject: id },
    ...others.map((other) => ({ parties: [other.bank], type, subject: other.id })),
  ]);
}
