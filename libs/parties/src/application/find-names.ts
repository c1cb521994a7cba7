import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { API_CLIENTS, PEOPLE } from './who-sees-what.js';

/** What the caller's own people and credentials are called now. */
@Injectable()
export class FindNames {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param ids of people and credentials, or anything else. @returns by id; of what is another party's, or nothing, there is none */
  async of(ids: readonly string[], caller: Principal): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const { manager } = this.dataSource;
    const people = ids.filter((id) => UUID_KEY.test(id));
    const [persons, clients] = await Promise.all([
      PEOPLE.seenBy(caller, manager).andWhere('person.id = ANY(:people)', { people }).getMany(),
      API_CLIENTS.seenBy(caller, manager).andWhere('client.clientId = ANY(:ids)', { ids }).getMany(),
    ]);
    return new Map([
      ...persons.map(({ id, name }) => [id, name] as const),
      ...clients.map(({ clientId, label }) => [clientId, label] as const),
    ]);
  }
}
