import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource, IsNull } from 'typeorm';
import { BlindRegistration } from '../infra/blind-registration.entity.js';
import { CountUse } from './count-use.js';
import { RequireCurrentKey } from './require-current-key.js';

export interface LookedUp {
  readonly financed: boolean;
  /** Whether it is the caller itself that registered it; who else did is told to nobody. */
  readonly byYou: boolean;
}

@Injectable()
export class LookUpInvoice {
  constructor(
    private readonly uses: CountUse,
    private readonly currentKey: RequireCurrentKey,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Throws `LimitReached`, `KeySuperseded`, `RegistryKeyChanged`, `BlindKeyUnavailable`. @param exact the tag, hex */
  async run(keyId: string, exact: string, caller: Principal): Promise<LookedUp> {
    await this.uses.run(caller.party, 'lookups');
    await this.currentKey.run(keyId);
    const found = await this.dataSource.manager.findOneBy(BlindRegistration, { exact, releasedAt: IsNull() });
    return { financed: found !== null, byYou: found?.bank === caller.party };
  }
}
