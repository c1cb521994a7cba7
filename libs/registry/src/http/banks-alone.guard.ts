import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { bitsToRoles } from '@tallystick/act-types';
import { FindOrganisations } from '@tallystick/parties';
import type { AuthenticatedRequest } from '@tallystick/platform';
import { BanksAlone } from '../domain/errors.js';

/** Lets in whom the ledger knows as a bank: who could ask without lending would only be guessing. */
@Injectable()
export class BanksAloneGuard implements CanActivate {
  constructor(private readonly organisations: FindOrganisations) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (!principal) throw new Error('the registry has no public route');
    const { enrolled } = await this.organisations.byParty(principal.party);
    if (!enrolled || !bitsToRoles(enrolled.roles).includes('bank')) throw new BanksAlone();
    return true;
  }
}
