import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { SiteAccess } from './site-access.js';

/** From now on the site does not exist for that party. What it has seen, and bundles that it took, it keeps. */
@Injectable()
export class RevokeReading {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** Again changes nothing. @throws SiteNotFound, SiteOperatorOnly */
  async run(name: string, party: string, caller: Principal): Promise<void> {
    const { number } = await this.access.toRun(name, caller);
    await this.dataSource.manager.delete(SiteReader, { site: number, party });
  }
}
