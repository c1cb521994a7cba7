import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { findAddress, type PartyRole } from '@tallystick/act-types';
import { findLei, findUscc } from '@tallystick/kernel';
import { Repository } from 'typeorm';
import { AccountMalformed, AccountTaken, IdentifierInvalid, OrganisationExists } from '../domain/errors.js';
import { Organisation } from '../infra/organisation.entity.js';

export interface NewOrganisation {
  readonly name: string;
  readonly uscc?: string | undefined;
  readonly lei?: string | undefined;
  readonly roles: readonly PartyRole[];
  readonly account?: string | undefined;
}

/** Gives an organisation its party number. It can do nothing on the ledger before the registrar enrols it there. */
@Injectable()
export class RegisterOrganisation {
  constructor(@InjectRepository(Organisation) private readonly organisations: Repository<Organisation>) {}

  async run({ name, uscc, lei, roles, account: declared }: NewOrganisation): Promise<Organisation> {
    // Kept in the ledger's form: in another, nobody would be found to answer for it, and it could be declared twice.
    const account = declared === undefined ? undefined : findAddress(declared);
    if (declared !== undefined && !account) throw new AccountMalformed(declared);
    if (uscc !== undefined && !findUscc(uscc)) throw new IdentifierInvalid('USCC', uscc);
    if (lei !== undefined && !findLei(lei)) throw new IdentifierInvalid('LEI', lei);
    await this.refuseDouble(uscc, lei, account);
    return this.organisations.save(
      this.organisations.create({
        name,
        uscc: uscc ?? null,
        lei: lei ?? null,
        roles: [...roles],
        account: account ?? null,
        certificate: null,
      }),
    );
  }

  private async refuseDouble(uscc?: string, lei?: string, account?: string): Promise<void> {
    if (uscc && (await this.organisations.existsBy({ uscc }))) throw new OrganisationExists(uscc);
    if (lei && (await this.organisations.existsBy({ lei }))) throw new OrganisationExists(lei);
    if (account && (await this.organisations.existsBy({ account }))) throw new AccountTaken(account);
  }
}
