import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PartyDirectory } from '@tallystick/acts';
import { announce, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { ReaderNotFound } from '../../domain/site-errors.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { SiteAccess } from './site-access.js';

/** Lets a party see a site: whose goods lie there, or the bank that lends on them. */
@Injectable()
export class GrantReading {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
    private readonly directory: PartyDirectory,
  ) {}

  /** Again changes nothing. @throws SiteNotFound, SiteOperatorOnly, ReaderNotFound */
  async run(name: string, party: string, caller: Principal): Promise<void> {
    const { number } = await this.access.toRun(name, caller);
    if (!(await this.directory.namesOf([party])).has(party)) throw new ReaderNotFound();
    await this.dataSource.transaction(async (manager) => {
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(SiteReader)
        .values({ site: number, party })
        .orIgnore()
        .returning('site')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return;
      await announce(manager, [{ parties: [party], type: 'site-shown', subject: name }]);
    });
  }
}
