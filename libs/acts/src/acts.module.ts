import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckSignature } from './application/check-signature.js';
import { Deadlines } from './application/deadlines.js';
import { FindActs } from './application/find-acts.js';
import { FindConcerns } from './application/find-concerns.js';
import { FindFacts } from './application/find-facts.js';
import { FindSignatories } from './application/find-signatories.js';
import { RefuseAct } from './application/refuse-act.js';
import { RegistrarsClient } from './application/registrars-client.js';
import { SettleDraft } from './application/settle-draft.js';
import { SignActs } from './application/sign-acts.js';
import { StateFact } from './application/state-fact.js';
import { StoreDrafts } from './application/store-drafts.js';
import { WithdrawAct } from './application/withdraw-act.js';
import { Act } from './infra/act.entity.js';
import { ActSignatory } from './infra/act-signatory.entity.js';
import { ActStanding } from './infra/act-standing.view.js';
import { FactStanding } from './infra/fact-standing.view.js';

const useCases = [
  CheckSignature,
  Deadlines,
  FindActs,
  FindConcerns,
  FindFacts,
  FindSignatories,
  RefuseAct,
  RegistrarsClient,
  SettleDraft,
  SignActs,
  StateFact,
  StoreDrafts,
  WithdrawAct,
];

@Module({
  imports: [TypeOrmModule.forFeature([Act, ActSignatory, ActStanding, FactStanding])],
  providers: useCases,
  exports: useCases,
})
export class ActsModule {}
