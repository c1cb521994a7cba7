import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCallbacks,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  AnswersList,
  AnswersState,
  AnswersWithSecret,
  Caller,
  ChangesIfMatched,
  type ExpectedTags,
  IfMatch,
  type Principal,
  RequireScope,
} from '@tallystick/platform';
import { FindDeliveries } from '../application/find-deliveries.js';
import { ManageWebhooks, webhookTag } from '../application/manage-webhooks.js';
import { DeliveryListQuery } from './delivery-list-query.js';
import {
  DeliveryPageView,
  DeliveryView,
  ReplayRequest,
  ReplayView,
  WebhookMessageView,
  deliveryView,
  WebhookRequest,
  WebhooksView,
  WebhookView,
  webhookView,
  WebhookWithSecretView,
  webhookWithSecretView,
} from './webhook.view.js';

const tagOf = ({ state, secretChangedAt }: WebhookView) =>
  webhookTag({ isOn: state === 'on', secretChangedAt: new Date(secretChangedAt) });

const MESSAGE = {
  name: 'event',
  callbackUrl: '{$request.body#/url}',
  method: 'post',
  requestBody: { type: WebhookMessageView },
  expectedResponse: { status: 200 },
} as const;

/** What concerns you, sent to you: signed, at least once, under one id. */
@ApiTags('webhooks')
@ApiExtraModels(WebhookMessageView)
@ApiBearerAuth()
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: ManageWebhooks,
    private readonly deliveries: FindDeliveries,
  ) {}

  /** The secret is in the answer, and nowhere else. You hear of what happens from now on. */
  @Post()
  @AnswersState(tagOf)
  @ApiCallbacks(MESSAGE)
  @AnswersWithSecret()
  @ApiCreatedResponse({ type: WebhookWithSecretView })
  @RequireScope('documents')
  async register(
    @Body() { url, events = [] }: WebhookRequest,
    @Caller() caller: Principal,
  ): Promise<WebhookWithSecretView> {
    return webhookWithSecretView(await this.webhooks.register({ url, events }, caller));
  }

  /** Your webhooks, the oldest first. */
  @Get()
  @ApiOkResponse({ type: WebhooksView })
  @RequireScope('read')
  async list(@Caller() caller: Principal): Promise<WebhooksView> {
    return { items: (await this.webhooks.all(caller)).map(webhookView) };
  }

  /** A webhook of yours. Its secret is not told again. */
  @Get(':id')
  @AnswersState(tagOf)
  @ApiOkResponse({ type: WebhookView })
  @RequireScope('read')
  async get(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<WebhookView> {
    return webhookView(await this.webhooks.byId(id, caller));
  }

  /** Another secret. For a while messages bear two signatures, so that you can change over. */
  @Post(':id/secret')
  @ChangesIfMatched()
  @AnswersState(tagOf)
  @AnswersWithSecret()
  @ApiCreatedResponse({ type: WebhookWithSecretView })
  @RequireScope('documents')
  async rotate(
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
    @IfMatch() expected: ExpectedTags,
  ): Promise<WebhookWithSecretView> {
    return webhookWithSecretView(await this.webhooks.rotate(id, caller, expected));
  }

  /** Sends again what waits, after it was disabled. */
  @Post(':id/enable')
  @ChangesIfMatched()
  @AnswersState(tagOf)
  @HttpCode(200)
  @ApiOkResponse({ type: WebhookView })
  @RequireScope('documents')
  async enable(
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
    @IfMatch() expected: ExpectedTags,
  ): Promise<WebhookView> {
    await this.webhooks.enable(id, caller, expected);
    return this.get(id, caller);
  }

  /** Ends a webhook: nothing more is sent. */
  @Delete(':id')
  @ChangesIfMatched()
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('documents')
  async remove(
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
    @IfMatch() expected: ExpectedTags,
  ): Promise<void> {
    await this.webhooks.remove(id, caller, expected);
  }

  /** What was sent, the newest first, with every try. */
  @Get(':id/deliveries')
  @AnswersList(DeliveryPageView, DeliveryView)
  @RequireScope('read')
  async log(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: DeliveryListQuery,
    @Caller() caller: Principal,
  ): Promise<DeliveryPageView> {
    const page = await this.deliveries.page(id, query, caller);
    return { ...page, items: page.items.map(deliveryView) };
  }

  /** Sends a message again, under its id. */
  @Post(':id/deliveries/:delivery/replay')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('documents')
  async replay(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('delivery', ParseUUIDPipe) delivery: string,
    @Caller() caller: Principal,
  ): Promise<void> {
    await this.deliveries.replay(id, delivery, caller);
  }

  /** Sends all events of a span of time again, each under its id: after a receiver has lost them. What waits is not touched. */
  @Post(':id/replay')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ReplayView })
  @RequireScope('documents')
  async replaySpan(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { from, to }: ReplayRequest,
    @Caller() caller: Principal,
  ): Promise<ReplayView> {
    return { deliveries: await this.deliveries.replaySpan(id, { from, to }, caller) };
  }
}
