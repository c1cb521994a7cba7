import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import type { FastifyReply } from 'fastify';
import { FindSilences } from '../application/alarms/find-silences.js';
import { SilenceAlarms } from '../application/alarms/silence-alarms.js';
import { SiteActView } from './act.view.js';
import { OutageRequest, ShelvingRequest, TargetRequest } from './alarm-requests.js';
import { answered } from './answered.js';
import { OutagesView, outageView, ShelvingsView, shelvingView } from './silence.view.js';

const ACCEPTED = { type: SiteActView, description: 'It stands, and the intake has not come to it yet.' };

/** What the site's operator does not want to be told of. Others who may see the site are told of alarms as ever, and of this, with the reason. */
@ApiTags('alarms')
@ApiBearerAuth()
@Controller('v1/sites/:site')
export class SilencesController {
  constructor(
    private readonly silences: FindSilences,
    private readonly silencing: SilenceAlarms,
  ) {}

  /** What is shelved now. */
  @Get('shelvings')
  @ApiOkResponse({ type: ShelvingsView })
  @RequireScope('read')
  async shelvings(@Param('site') site: string, @Caller() caller: Principal): Promise<ShelvingsView> {
    return { items: (await this.silences.shelvings(site, caller)).map(shelvingView) };
  }

  /** For the site's operator: no word of a rule's alarms of an instance for a while. A new shelving takes the place of the old one. */
  @Post('shelvings')
  @HttpCode(200)
  @ApiOkResponse({ type: SiteActView })
  @ApiAcceptedResponse(ACCEPTED)
  @RequireScope('documents')
  async shelve(
    @Param('site') site: string,
    @Body() { until, ...shelving }: ShelvingRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteActView> {
    return answered(await this.silencing.shelve(site, { ...shelving, until: new Date(until) }, caller), reply);
  }

  /** For the site's operator: ends a shelving before its time. */
  @Post('unshelvings')
  @HttpCode(200)
  @ApiOkResponse({ type: SiteActView })
  @ApiAcceptedResponse(ACCEPTED)
  @RequireScope('documents')
  async unshelve(
    @Param('site') site: string,
    @Body() target: TargetRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteActView> {
    return answered(await this.silencing.unshelve(site, target, caller), reply);
  }

  /** Maintenance windows and devices out of service that are not over. */
  @Get('outages')
  @ApiOkResponse({ type: OutagesView })
  @RequireScope('read')
  async outages(@Param('site') site: string, @Caller() caller: Principal): Promise<OutagesView> {
    return { items: (await this.silences.outages(site, caller)).map(outageView) };
  }

  /** For the site's operator: maintenance, or a device out of service. The answer's id is the outage's. */
  @Post('outages')
  @HttpCode(200)
  @ApiOkResponse({ type: SiteActView })
  @ApiAcceptedResponse(ACCEPTED)
  @RequireScope('documents')
  async takeOut(
    @Param('site') site: string,
    @Body() { from, until, targets, reason }: OutageRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteActView> {
    const span = { from: new Date(from), until: until === undefined ? null : new Date(until) };
    return answered(await this.silencing.takeOut(site, { ...span, targets, reason }, caller), reply);
  }

  /** Ends a maintenance window, or puts a device back into service. */
  @Post('outages/:id/return')
  @HttpCode(200)
  @ApiOkResponse({ type: SiteActView })
  @ApiAcceptedResponse(ACCEPTED)
  @RequireScope('documents')
  async returnToService(
    @Param('site') site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteActView> {
    return answered(await this.silencing.returnToService(site, id, caller), reply);
  }
}
