import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView } from '@tallystick/acts/http';
import { currencyOf } from '@tallystick/kernel';
import { Caller, PageQuery, PartyNumberPipe, type Principal, RequireScope } from '@tallystick/platform';
import { DraftProgrammeActs } from '../application/draft-programme-acts.js';
import { FindProgrammes } from '../application/find-programmes.js';
import { programmeView, ProgrammePageView, ProgrammeView } from './programme.view.js';
import { AdjustProgrammeTerms, OpenProgrammeTerms } from './programme-requests.js';

@ApiTags('programmes')
@ApiBearerAuth()
@Controller('v1')
export class ProgrammesController {
  constructor(
    private readonly programmes: FindProgrammes,
    private readonly drafting: DraftProgrammeActs,
    private readonly present: ActPresenter,
  ) {}

  /** Your programmes: as a bank those you opened, as a core enterprise those on your credit. */
  @Get('programmes')
  @ApiOkResponse({ type: ProgrammePageView })
  @RequireScope('read')
  async list(@Query() { cursor, limit }: PageQuery, @Caller() caller: Principal): Promise<ProgrammePageView> {
    const page = await this.programmes.page(cursor, limit, caller);
    return { ...page, items: page.items.map(programmeView) };
  }

  @Get('programmes/:programme')
  @ApiOkResponse({ type: ProgrammeView })
  @RequireScope('read')
  async get(
    @Param('programme', PartyNumberPipe) programme: string,
    @Caller() caller: Principal,
  ): Promise<ProgrammeView> {
    return programmeView(await this.programmes.byNumber(programme, caller));
  }

  /** Drafts a programme of yours on a core enterprise. */
  @Post('acts/open-programme')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async open(@Body() terms: OpenProgrammeTerms, @Caller() caller: Principal): Promise<ActView> {
    const currency = currencyOf(terms.currency).numericCode;
    return this.present.byId(await this.drafting.open({ ...terms, currency }, caller), caller);
  }

  /** Drafts a change of your programme. */
  @Post('acts/adjust-programme')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async adjust(@Body() terms: AdjustProgrammeTerms, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.drafting.adjust(terms.programme, terms, caller), caller);
  }
}
