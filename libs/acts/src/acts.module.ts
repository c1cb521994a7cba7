import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DraftAct } from './application/draft-act.js';
import { FindActs } from './application/find-acts.js';
import { FindFacts } from './application/find-facts.js';
import { RefuseAct } from './application/refuse-act.js';
import { RegistrarsClient } from './application/registrars-client.js';
import { SettleDraft } from './application/settle-draft.js';
import { SignAct } from './application/sign-act.js';
import { StateFact } from './application/state-fact.js';
import { WithdrawAct } from './application/withdraw-act.js';
import { Act } from './infra/act.entity.js';
import { ActSignatory } from './infra/act-signatory.entity.js';
import { ActStanding } from './infra/act-standing.view.js';
import { FactStanding } from './infra/fact-standing.view.js';

const useCases = [
  DraftAct,
  FindActs,
  FindFacts,
  RefuseAct,
  RegistrarsClient,
  SettleDraft,
  SignAct,
  StateFact,
  WithdrawAct,
];

@Module({
  imports: [TypeOrmModule.forFeature([Act, ActSignatory, ActStanding, FactStanding])],
  providers: useCases,
  exports: useCases,
})
export class ActsModule {}
