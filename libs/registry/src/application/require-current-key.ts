import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { KeySuperseded, RegistryKeyChanged } from '../domain/errors.js';
import { BlindKeyClient } from './blind-key-client.js';

/** The index over keys answers this without looking at a registration. */
const OTHER_KEYS = `
  SELECT 1 FROM papers.blind_registration
  WHERE released_at IS NULL AND (key_id < $1 OR key_id > $1) LIMIT 1`;

/** A tag under another key is found nowhere, and "not financed" would be the answer to everything. */
@Injectable()
export class RequireCurrentKey {
  constructor(
    private readonly blindKey: BlindKeyClient,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Throws `KeySuperseded`, `RegistryKeyChanged`, `BlindKeyUnavailable`. */
  async run(keyId: string): Promise<void> {
    const { keyId: current } = await this.blindKey.key();
    if (keyId !== current) throw new KeySuperseded(current);
    const others = await this.dataSource.query<unknown[]>(OTHER_KEYS, [current]);
    if (others.length > 0) throw new RegistryKeyChanged(current);
  }
}
