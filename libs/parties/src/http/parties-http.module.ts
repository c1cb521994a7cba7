import { type DynamicModule, Module } from '@nestjs/common';
import { ActsHttpModule } from '@tallystick/acts/http';
import { DraftPartyActs } from '../application/draft-party-acts.js';
import { DraftRecoveryActs } from '../application/draft-recovery-acts.js';
import { FindAccount } from '../application/find-account.js';
import { actingUseCases } from '../application/acting/acting-use-cases.js';
import { DEMO_DOOR_FILE, SignInAs } from '../application/people/sign-in-as.js';
import { peopleUseCases } from '../application/people/people-use-cases.js';
import { PrepareAccount } from '../application/prepare-account.js';
import { PrepareAccountChange } from '../application/prepare-account-change.js';
import { RequireSigners } from '../application/require-signers.js';
import { StateRecoveryOver } from '../application/state-recovery-over.js';
import { PartiesModule } from '../parties.module.js';
import { AccountController } from './account.controller.js';
import { AccountChangesController } from './acting/account-changes.controller.js';
import { ActingPasskeysController } from './acting/acting-passkeys.controller.js';
import { type ActingSettings, ActingTermsModule } from './acting/acting-terms.module.js';
import { ApprovalsController } from './acting/approvals.controller.js';
import { PartyKeysController } from './acting/party-keys.controller.js';
import { OrganisationsController } from './organisations.controller.js';
import { PartyActsController } from './party-acts.controller.js';
import { PartyFactsController } from './party-facts.controller.js';
import { DemoController } from './people/demo.controller.js';
import { EnrolmentController } from './people/enrolment.controller.js';
import { OnboardingController } from './people/onboarding.controller.js';
import { PeopleController } from './people/people.controller.js';
import { type PeopleSettings, PeopleTermsModule } from './people/people-terms.module.js';
import { PersonEntranceController } from './people/person-entrance.controller.js';
import { SessionsController } from './people/sessions.controller.js';
import { SignInController } from './people/sign-in.controller.js';

@Module({
  imports: [PartiesModule, ActsHttpModule],
  controllers: [
    ...[OrganisationsController, PartyActsController, PartyFactsController, AccountController],
    ...[ActingPasskeysController, PartyKeysController, ApprovalsController, AccountChangesController],
    ...[
      PeopleController,
      PersonEntranceController,
      OnboardingController,
      EnrolmentController,
      SignInController,
      SessionsController,
    ],
  ],
  providers: [
    DraftPartyActs,
    DraftRecoveryActs,
    FindAccount,
    PrepareAccount,
    PrepareAccountChange,
    RequireSigners,
    StateRecoveryOver,
    ...peopleUseCases,
    ...actingUseCases,
  ],
})
export class PartiesHttpModule {
  /** @param demoDoorFile where it is said who of a demo one may be; without it that door is not there */
  static forRoot(people: PeopleSettings, acting: ActingSettings, demoDoorFile?: string): DynamicModule {
    const terms = [PeopleTermsModule.forRoot(people), ActingTermsModule.forRoot(acting)];
    if (demoDoorFile === undefined) return { module: PartiesHttpModule, imports: terms };
    return {
      module: PartiesHttpModule,
      imports: terms,
      controllers: [DemoController],
      providers: [{ provide: DEMO_DOOR_FILE, useValue: demoDoorFile }, SignInAs],
    };
  }
}
