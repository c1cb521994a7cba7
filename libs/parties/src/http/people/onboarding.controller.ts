import { Body, Controller, Header, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { AnswersWithSecret, Caller, PartyNumberPipe, type Principal, RequireOperator } from '@tallystick/platform';
import { OnboardAdministrator } from '../../application/people/onboard-administrator.js';
import { PersonNameTerms } from './people-requests.js';
import { AddedPersonView, addedPersonView } from './person.view.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller('v1/organisations/:party/administrator')
export class OnboardingController {
  constructor(private readonly onboarding: OnboardAdministrator) {}

  /** Brings in the first administrator of an organisation that you onboard, until a person of it has come in. */
  @Post()
  @ApiCreatedResponse({ type: AddedPersonView })
  @Header('cache-control', 'no-store')
  @AnswersWithSecret()
  @RequireOperator()
  async add(
    @Param('party', PartyNumberPipe) party: string,
    @Body() { name }: PersonNameTerms,
    @Caller() caller: Principal,
  ): Promise<AddedPersonView> {
    return addedPersonView(await this.onboarding.run(party, name, caller));
  }
}
