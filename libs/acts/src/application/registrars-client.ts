import { Inject, Injectable } from '@nestjs/common';
import type { Network } from '@tallystick/act-types';
import { NETWORK } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { NotTheRegistrar } from '../domain/errors.js';
import { PartyDirectory } from './party-directory.js';

/**
 * What the registrar alone signs is drafted by its own client, or by the operator's: a draft tells the version of a fragment that is
 * neither's.
 */
@Injectable()
export class RegistrarsClient {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly directory: PartyDirectory,
  ) {}

  /** Throws `NotTheRegistrar`. */
  async require(caller: Principal): Promise<void> {
    if (caller.isOperator) return;
    const registrar = await this.directory.partyOfAccount(this.network.registrar);
    if (registrar !== caller.party) throw new NotTheRegistrar();
  }
}
