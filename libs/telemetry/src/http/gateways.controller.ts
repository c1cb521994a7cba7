import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AnswersState,
  Caller,
  ChangesIfMatched,
  type ExpectedTags,
  IfMatch,
  type Principal,
  RequireScope,
} from '@tallystick/platform';
import { TakeBackKey } from '../application/entrance/take-back-key.js';
import { AddGateway } from '../application/sites/add-gateway.js';
import { FindGateways } from '../application/sites/find-gateways.js';
import { gatewaySettingsTag, SetGatewaySettings } from '../application/sites/set-gateway-settings.js';
import { bytesOf } from './bytes-field.js';
import { ApprovalTerms } from './enrolment-requests.js';
import { GatewaysView, GatewayView, gatewayView } from './gateway.view.js';
import { SiteNamePipe } from './site-name-pipe.js';
import { GatewaySettingsRequest, GatewayTermsRequest } from './sites-requests.js';

const tagOf = ({ settings }: GatewayView) => gatewaySettingsTag(settings);

@ApiTags('sites')
@ApiBearerAuth()
@Controller('v1/sites/:site/gateways')
export class GatewaysController {
  constructor(
    private readonly gateways: FindGateways,
    private readonly adding: AddGateway,
    private readonly setting: SetGatewaySettings,
    private readonly takingBack: TakeBackKey,
  ) {}

  /** Names a gateway of the site. It comes in by a code, or, if it signs nothing, by a certificate that you hand it. */
  @Post()
  @ApiCreatedResponse({ type: GatewayView })
  @RequireScope('documents')
  async add(
    @Param('site', SiteNamePipe) site: string,
    @Body() { name, dialect, mapping }: GatewayTermsRequest,
    @Caller() caller: Principal,
  ): Promise<GatewayView> {
    await this.adding.run(site, { name, dialect, mapping: mapping ?? null }, caller);
    return gatewayView(await this.gateways.byName(site, name, caller));
  }

  /** The gateways of a site, by name. */
  @Get()
  @ApiOkResponse({ type: GatewaysView })
  @RequireScope('read')
  async list(@Param('site', SiteNamePipe) site: string, @Caller() caller: Principal): Promise<GatewaysView> {
    return { items: (await this.gateways.of(site, caller)).map(gatewayView) };
  }

  /** A gateway with its keys and what was set for it. */
  @Get(':name')
  @AnswersState(tagOf)
  @ApiOkResponse({ type: GatewayView })
  @RequireScope('read')
  async get(
    @Param('site', SiteNamePipe) site: string,
    @Param('name') name: string,
    @Caller() caller: Principal,
  ): Promise<GatewayView> {
    return gatewayView(await this.gateways.byName(site, name, caller));
  }

  /** Sets what the gateway is to do; it hears of it as soon as it is connected. */
  @Put(':name/settings')
  @ChangesIfMatched()
  @AnswersState(tagOf)
  @ApiOkResponse({ type: GatewayView })
  @RequireScope('documents')
  async set(
    @Param('site', SiteNamePipe) site: string,
    @Param('name') name: string,
    @Body() { settings }: GatewaySettingsRequest,
    @Caller() caller: Principal,
    @IfMatch() expected: ExpectedTags,
  ): Promise<GatewayView> {
    await this.setting.run({ site, name }, settings, caller, expected);
    return gatewayView(await this.gateways.byName(site, name, caller));
  }

  /** Ends a key of the gateway by its enrolment, signed again by the operator's key from the same moment and with an end. */
  @Post(':name/keys/:id/take-back')
  @HttpCode(200)
  @ApiOkResponse({ type: GatewayView })
  @RequireScope('documents')
  async takeBack(
    @Param('site', SiteNamePipe) site: string,
    @Param('name') name: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { enrolment }: ApprovalTerms,
    @Caller() caller: Principal,
  ): Promise<GatewayView> {
    await this.takingBack.run({ site, gateway: name, id }, bytesOf(enrolment), caller);
    return gatewayView(await this.gateways.byName(site, name, caller));
  }
}
