import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { ActDraft } from '@tallystick/acts';
import { DraftsAct } from '@tallystick/acts/http';
import { currencyOf } from '@tallystick/kernel';
import { Caller, type Principal } from '@tallystick/platform';
import { DraftProgrammeActs } from '../application/draft-programme-acts.js';
import { AdjustProgrammeTerms, OpenProgrammeTerms } from './programme-requests.js';

@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class ProgrammeActsController {
  constructor(private readonly drafting: DraftProgrammeActs) {}

  /** Drafts a programme of yours on a core enterprise. */
  @DraftsAct('open-programme')
  async open(@Body() terms: OpenProgrammeTerms, @Caller() caller: Principal): Promise<ActDraft> {
    const currency = currencyOf(terms.currency).numericCode;
    return this.drafting.open({ ...terms, currency }, caller);
  }

  /** Drafts a change of your programme. */
  @DraftsAct('adjust-programme')
  async adjust(@Body() terms: AdjustProgrammeTerms, @Caller() caller: Principal): Promise<ActDraft> {
    return this.drafting.adjust(terms.programme, terms, caller);
  }
}
