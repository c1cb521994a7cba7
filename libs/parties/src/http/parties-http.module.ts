import { Module } from '@nestjs/common';
import { ActsHttpModule } from '@tallystick/acts/http';
import { DraftPartyActs } from '../application/draft-party-acts.js';
import { DraftRecoveryActs } from '../application/draft-recovery-acts.js';
import { FindAccount } from '../application/find-account.js';
import { PrepareAccount } from '../application/prepare-account.js';
import { PrepareAccountChange } from '../application/prepare-account-change.js';
import { RequireSigners } from '../application/require-signers.js';
import { StateRecoveryOver } from '../application/state-recovery-over.js';
import { PartiesModule } from '../parties.module.js';
import { AccountController } from './account.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { PartyActsController } from './party-acts.controller.js';
import { PartyFactsController } from './party-facts.controller.js';

@Module({
  imports: [PartiesModule, ActsHttpModule],
  controllers: [OrganisationsController, PartyActsController, PartyFactsController, AccountController],
  providers: [
    DraftPartyActs,
    DraftRecoveryActs,
    FindAccount,
    PrepareAccount,
    PrepareAccountChange,
    RequireSigners,
    StateRecoveryOver,
  ],
})
export class PartiesHttpModule {}
