import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, In, IsNull } from 'typeorm';
import { ActingPasskeyNotFound } from '../../domain/acting/errors.js';
import { type ActingPasskeyState, stateOfPasskey } from '../../domain/acting/passkey-state.js';
import { NotAPerson } from '../../domain/people/errors.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import type { Person } from '../../infra/people/person.entity.js';
import { FindAccount } from '../find-account.js';
import { ACTING_PASSKEYS, PEOPLE } from '../who-sees-what.js';

export interface ActingPasskeyWithStanding {
  readonly passkey: ActingPasskey;
  readonly person: Person;
  readonly state: ActingPasskeyState;
  /** The number by which the account knows the person, while the key is one of its signers. */
  readonly accountPerson?: number;
}

/** Acting passkeys of the caller's own party, as the chain has them; of others' nobody is told. */
@Injectable()
export class FindActingPasskeys {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly accounts: FindAccount,
  ) {}

  /** The caller's own, the newest first. Throws `NotAPerson`. */
  async own(caller: Principal): Promise<readonly ActingPasskeyWithStanding[]> {
    if (!caller.person) throw new NotAPerson();
    return this.ofPeople(await this.people(caller).andWhere('person.id = :id', { id: caller.person.id }).getMany());
  }

  /** Of everybody at the party, those who were struck off among them. */
  async ofParty(caller: Principal): Promise<readonly ActingPasskeyWithStanding[]> {
    return this.ofPeople(await this.people(caller).getMany());
  }

  /** One's own, or, for whoever administers the party, anybody's there. Throws `ActingPasskeyNotFound`. */
  async byId(id: string, caller: Principal): Promise<ActingPasskeyWithStanding> {
    const passkey = await this.seen(id, caller);
    const people = await this.people(caller).andWhere('person.id = :id', { id: passkey.person }).getMany();
    const [found] = await this.withStanding([passkey], people);
    if (!found) throw new ActingPasskeyNotFound();
    return found;
  }

  /** As `byId`, without asking the chain: a lost key is taken back also while no node answers. */
  async seen(id: string, caller: Principal): Promise<ActingPasskey> {
    const { manager } = this.dataSource;
    const passkey = await ACTING_PASSKEYS.seenBy(caller, manager).andWhere('passkey.id = :id', { id }).getOne();
    const mayBeSeen = passkey && (caller.person?.id === passkey.person || caller.scopes.includes('administer'));
    if (!mayBeSeen) throw new ActingPasskeyNotFound();
    return passkey;
  }

  private people(caller: Principal) {
    return PEOPLE.seenBy(caller, this.dataSource.manager);
  }

  private async ofPeople(people: readonly Person[]): Promise<readonly ActingPasskeyWithStanding[]> {
    const where = { person: In(people.map(({ id }) => id)) };
    const passkeys = await this.dataSource.manager.find(ActingPasskey, { where, order: { id: 'DESC' } });
    return this.withStanding(passkeys, people);
  }

  private async withStanding(
    passkeys: readonly ActingPasskey[],
    people: readonly Person[],
  ): Promise<readonly ActingPasskeyWithStanding[]> {
    const [party] = people.map((person) => person.party);
    const account = party !== undefined && passkeys.length > 0 ? await this.accounts.partyAccountOf(party) : undefined;
    const signers = account?.state.signers ?? [];
    const numbers = new Map(signers.map(({ key, person }) => [key.toLowerCase(), person]));
    // Whoever registers another's key without having it has nothing on the account.
    const numberOf = ({ provedAt, key }: ActingPasskey) => (provedAt === null ? undefined : numbers.get(key));
    await this.note(passkeys.filter((one) => numberOf(one) !== undefined && one.seenOnAccountAt === null));
    return passkeys.flatMap((passkey) => {
      const person = people.find(({ id }) => id === passkey.person);
      const accountPerson = numberOf(passkey);
      if (!person) return [];
      const state = stateOfPasskey({
        isProved: passkey.provedAt !== null,
        isOnAccount: accountPerson !== undefined,
        wasOnAccount: passkey.seenOnAccountAt !== null,
        isOver: passkey.withdrawnAt !== null || person.struckOffAt !== null,
      });
      return [{ passkey, person, state, ...(accountPerson === undefined ? {} : { accountPerson }) }];
    });
  }

  /** Once removed, the account says no more that it had the key. */
  private async note(seen: readonly ActingPasskey[]): Promise<void> {
    if (seen.length === 0) return;
    const seenOnAccountAt = new Date(this.clock.nowMs());
    const id = In(seen.map((passkey) => passkey.id));
    await this.dataSource.manager.update(ActingPasskey, { id, seenOnAccountAt: IsNull() }, { seenOnAccountAt });
  }
}
