import { Module } from '@nestjs/common';
import { ActsHttpModule } from '@tallystick/acts/http';
import { DraftPartyActs } from '../application/draft-party-acts.js';
import { DraftRecoveryActs } from '../application/draft-recovery-acts.js';
import { StateRecoveryOver } from '../application/state-recovery-over.js';
import { PartiesModule } from '../parties.module.js';
import { OrganisationsController } from './organisations.controller.js';
import { PartyActsController } from './party-acts.controller.js';
import { PartyFactsController } from './party-facts.controller.js';
import { TokenController } from './token.controller.js';

@Module({
  imports: [PartiesModule, ActsHttpModule],
  controllers: [TokenController, OrganisationsController, PartyActsController, PartyFactsController],
  providers: [DraftPartyActs, DraftRecoveryActs, StateRecoveryOver],
})
export class PartiesHttpModule {}
