import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AccountSigner } from '@tallystick/act-types';
import { DataSource } from 'typeorm';
import { PersonNumberDiffers } from '../../domain/acting/errors.js';
import { SignerUnusable } from '../../domain/errors.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { Person } from '../../infra/people/person.entity.js';

interface KnownKey {
  readonly key: string;
  readonly person: string;
  readonly isUsable: boolean;
}

/**
 * What an account counts by is persons, and only here it is known who is one: one person under two numbers would be maker and checker at
 * once. Keys that nobody registered here are their account's own business.
 */
@Injectable()
export class RequireActingSigners {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param all signers after the change, with those added. Throws `SignerUnusable` and `PersonNumberDiffers`. */
  async run(all: readonly AccountSigner[], added: readonly AccountSigner[], party: string): Promise<void> {
    const known = await this.knownAmong(all, party);
    const personOf = new Map(known.map(({ key, person, isUsable }) => [key, { person, isUsable }]));
    for (const signer of added) {
      const holder = personOf.get(signer.key.toLowerCase());
      if (!holder) continue;
      if (!holder.isUsable)
        throw new SignerUnusable(
          signer.key,
          'is an acting passkey that is not proved, was taken back, or may have been copied',
        );
      for (const other of all) {
        const otherHolder = personOf.get(other.key.toLowerCase());
        if (!otherHolder) continue;
        const [samePerson, sameNumber] = [otherHolder.person === holder.person, other.person === signer.person];
        if (samePerson && !sameNumber)
          throw new PersonNumberDiffers(`is the same as person ${other.person}`, signer.person);
        if (!samePerson && sameNumber) throw new PersonNumberDiffers('is somebody else already', signer.person);
      }
    }
  }

  /** Of several rows of one key the proved one counts: the others are only said to be somebody's. */
  private async knownAmong(signers: readonly AccountSigner[], party: string): Promise<readonly KnownKey[]> {
    const rows = await this.dataSource
      .createQueryBuilder(ActingPasskey, 'passkey')
      .innerJoin(Person, 'person', 'person.id = passkey.person')
      .where('person.party = :party AND passkey.key IN (:...keys)', {
        party,
        keys: ['', ...signers.map(({ key }) => key.toLowerCase())],
      })
      .orderBy('passkey.proved_at', 'ASC', 'NULLS FIRST')
      .select(['passkey.key AS key', 'passkey.person AS person'])
      .addSelect(
        `passkey.proved_at IS NOT NULL AND passkey.withdrawn_at IS NULL AND passkey.suspected_at IS NULL
           AND person.struck_off_at IS NULL`,
        'isUsable',
      )
      .getRawMany<KnownKey>();
    return rows;
  }
}
