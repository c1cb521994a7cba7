import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { noteForAudit } from '@tallystick/platform';
import { DataSource, In, IsNull } from 'typeorm';
import { DemoDoorClosed } from '../../domain/people/errors.js';
import { Organisation } from '../../infra/organisation.entity.js';
import { Person } from '../../infra/people/person.entity.js';
import { type OpenedSession, PersonSessions } from './person-sessions.js';

export const DEMO_DOOR_FILE = Symbol('DEMO_DOOR_FILE');

/** What the file says. */
interface DemoDoor {
  /** Told to whoever started the demo: that a request comes from this machine does not mean that it comes from them. */
  readonly key: string;
  /** Ids of the people that one may be. */
  readonly people: readonly string[];
}

export interface DemoPerson {
  readonly person: Person;
  readonly organisation: string;
}

/** Opens sessions of a demo's people for who holds the demo's key: nobody has a passkey yet who tries the platform. Whatever is wrong, the refusal is the same. */
@Injectable()
export class SignInAs {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sessions: PersonSessions,
    @Inject(DEMO_DOOR_FILE) private readonly file: string,
  ) {}

  /** Throws `DemoDoorClosed`. */
  async people(key: string): Promise<DemoPerson[]> {
    const { people: ids } = await this.opened(key);
    const { manager } = this.dataSource;
    const people = await manager.find(Person, {
      where: { id: In([...ids]), struckOffAt: IsNull() },
      order: { party: 'ASC', id: 'ASC' },
    });
    const organisations = await manager.findBy(Organisation, { party: In(people.map(({ party }) => party)) });
    const names = new Map(organisations.map(({ party, name }) => [party, name]));
    return people.map((person) => ({ person, organisation: names.get(person.party) ?? person.party }));
  }

  /** Throws `DemoDoorClosed`. */
  async run(key: string, id: string, device: string): Promise<OpenedSession> {
    const { people } = await this.opened(key);
    if (!people.includes(id)) throw new DemoDoorClosed();
    return this.dataSource.transaction(async (manager) => {
      const person = await manager.findOne(Person, {
        where: { id, struckOffAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!person) throw new DemoDoorClosed();
      const session = await this.sessions.open(person, device, manager);
      const actor = { kind: 'person', id: person.id } as const;
      noteForAudit({ party: person.party, actor, objects: [{ kind: 'session', id: session.id, details: { device } }] });
      return session;
    });
  }

  /** Read anew each time: the demo is told after the api has started. */
  private async opened(key: string): Promise<DemoDoor> {
    const text = await readFile(this.file, 'utf8').catch(() => undefined);
    if (text === undefined) throw new DemoDoorClosed();
    const door = JSON.parse(text) as DemoDoor;
    if (!timingSafeEqual(sha256(door.key), sha256(key))) throw new DemoDoorClosed();
    return door;
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
