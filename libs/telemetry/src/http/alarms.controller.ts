import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import type { FastifyReply } from 'fastify';
import { AnswerAlarm } from '../application/alarms/answer-alarm.js';
import { FindAlarms } from '../application/alarms/find-alarms.js';
import { SiteActView } from './act.view.js';
import { AlarmQuery } from './alarm-query.js';
import { ReasonRequest } from './alarm-requests.js';
import { alarmEventView, AlarmPageView, AlarmView, alarmView, AlarmWithHistoryView } from './alarm.view.js';
import { answered } from './answered.js';
import { shownParameters } from './rule-requests.js';

@ApiTags('alarms')
@ApiBearerAuth()
@Controller('v1/sites/:site/alarms')
export class AlarmsController {
  constructor(
    private readonly alarms: FindAlarms,
    private readonly answering: AnswerAlarm,
  ) {}

  /** A site's alarms, the newest first, silenced or not. */
  @Get()
  @AnswersList(AlarmPageView, AlarmView)
  @RequireScope('read')
  async list(
    @Param('site') site: string,
    @Query() { since, ...query }: AlarmQuery,
    @Caller() caller: Principal,
  ): Promise<AlarmPageView> {
    const page = await this.alarms.page(site, { ...query, since: since ? new Date(since) : undefined }, caller);
    return { ...page, items: page.items.map(alarmView) };
  }

  /** An alarm with everything that happened to it. */
  @Get(':id')
  @ApiOkResponse({ type: AlarmWithHistoryView })
  @RequireScope('read')
  async get(
    @Param('site') site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
  ): Promise<AlarmWithHistoryView> {
    const found = await this.alarms.byId(site, id, caller);
    const parameters = shownParameters({ ...found.alarm.body.by.parameters });
    return { ...alarmView(found), parameters, history: found.events.map(alarmEventView) };
  }

  /**
   * You know of the alarm. The operator's word is the alarm's; a reader's is its own, and neither stands for the other. 202 when the intake has
   * not come to it yet.
   */
  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOkResponse({ type: AlarmWithHistoryView })
  @ApiAcceptedResponse({ type: AlarmWithHistoryView })
  @RequireScope('documents')
  async acknowledge(
    @Param('site') site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlarmWithHistoryView> {
    const act = await this.answering.acknowledge(site, id, caller);
    if (act && !act.heardAt) void reply.status(202);
    return this.get(site, id, caller);
  }

  /** For the site's operator: lets a latched alarm go that is acknowledged. All who may see the site are told, with the reason. */
  @Post(':id/reset')
  @HttpCode(200)
  @ApiOkResponse({ type: SiteActView })
  @ApiAcceptedResponse({ type: SiteActView, description: 'It stands, and the intake has not come to it yet.' })
  @RequireScope('documents')
  async reset(
    @Param('site') site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteActView> {
    return answered(await this.answering.reset(site, id, reason, caller), reply);
  }
}
