import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, PageQuery, PartyNumberPipe, type Principal, RequireScope } from '@tallystick/platform';
import { FindProgrammes } from '../application/find-programmes.js';
import { programmeView, ProgrammePageView, ProgrammeView } from './programme.view.js';

@ApiTags('programmes')
@ApiBearerAuth()
@Controller('v1')
export class ProgrammesController {
  constructor(private readonly programmes: FindProgrammes) {}

  /** Your programmes: as a bank those you opened, as a core enterprise those on your credit. */
  @Get('programmes')
  @ApiOkResponse({ type: ProgrammePageView })
  @RequireScope('read')
  async list(@Query() { cursor, limit }: PageQuery, @Caller() caller: Principal): Promise<ProgrammePageView> {
    const page = await this.programmes.page(cursor, limit, caller);
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
