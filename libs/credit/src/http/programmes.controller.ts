import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, PartyNumberPipe, type Principal, RequireScope } from '@tallystick/platform';
import { FindProgrammes } from '../application/find-programmes.js';
import { ProgrammeListQuery } from './list-requests.js';
import { programmeView, ProgrammePageView, ProgrammeView } from './programme.view.js';

@ApiTags('programmes')
@ApiBearerAuth()
@Controller('v1')
export class ProgrammesController {
  constructor(private readonly programmes: FindProgrammes) {}

  /** Your programmes: as a bank those you opened, as a core enterprise those on your credit. */
  @Get('programmes')
  @AnswersList(ProgrammePageView, ProgrammeView)
  @RequireScope('read')
  async list(@Query() query: ProgrammeListQuery, @Caller() caller: Principal): Promise<ProgrammePageView> {
    const page = await this.programmes.page(query, caller);
    return { ...page, items: page.items.map(programmeView) };
  }

  /** A programme of yours: as its bank or as the core enterprise. */
  @Get('programmes/:programme')
  @ApiOkResponse({ type: ProgrammeView })
  @RequireScope('read')
  async get(
    @Param('programme', PartyNumberPipe) programme: string,
    @Caller() caller: Principal,
  ): Promise<ProgrammeView> {
    return programmeView(await this.programmes.byNumber(programme, caller));
  }
}
