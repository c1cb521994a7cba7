import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AnswersList,
  AnswersWithSecret,
  Caller,
  PartyNumberPipe,
  type Principal,
  RequireScope,
} from '@tallystick/platform';
import { EndClientSecret } from '../../application/credentials/end-client-secret.js';
import { FindApiClients } from '../../application/credentials/find-api-clients.js';
import { IssueApiClient } from '../../application/credentials/issue-api-client.js';
import { RevokeApiClient } from '../../application/credentials/revoke-api-client.js';
import { RotateClientSecret } from '../../application/credentials/rotate-client-secret.js';
import {
  ApiClientPageView,
  ApiClientView,
  apiClientView,
  ListedApiClientView,
  listedApiClientView,
} from './api-client.view.js';
import { ApiClientListQuery } from './api-client-list-query.js';
import { ApiClientRequest } from './api-client-requests.js';

/** The credentials of your machines. */
@ApiTags('api-clients')
@ApiBearerAuth()
@Controller('v1')
export class ApiClientsController {
  constructor(
    private readonly clients: FindApiClients,
    private readonly issuing: IssueApiClient,
    private readonly rotating: RotateClientSecret,
    private readonly ending: EndClientSecret,
    private readonly revoking: RevokeApiClient,
  ) {}

  /** Makes an API credential of an organisation: your own, or, as the operator, of one that you onboard. Once its people have come in, one of yours waits for their objection. */
  @Post('organisations/:party/api-clients')
  @ApiCreatedResponse({ type: ApiClientView })
  @AnswersWithSecret()
  @RequireScope('administer')
  async issue(
    @Param('party', PartyNumberPipe) party: string,
    @Body() { label, scopes, expiresAt }: ApiClientRequest,
    @Caller() caller: Principal,
  ): Promise<ApiClientView> {
    const ends = expiresAt === undefined ? undefined : new Date(expiresAt);
    return apiClientView(await this.issuing.run(party, { label, scopes, expiresAt: ends }, caller));
  }

  /** Your organisation’s credentials, the newest first; those that are over too. */
  @Get('api-clients')
  @AnswersList(ApiClientPageView, ListedApiClientView)
  @RequireScope('administer')
  async list(@Query() query: ApiClientListQuery, @Caller() caller: Principal): Promise<ApiClientPageView> {
    const page = await this.clients.page(query, caller);
    return { ...page, items: page.items.map(listedApiClientView) };
  }

  /** A credential of your organisation. Its secrets are not told again. */
  @Get('api-clients/:clientId')
  @ApiOkResponse({ type: ListedApiClientView })
  @RequireScope('administer')
  async get(@Param('clientId') clientId: string, @Caller() caller: Principal): Promise<ListedApiClientView> {
    return listedApiClientView(await this.clients.byId(clientId, caller));
  }

  /** Another secret. The present one is taken until it ends by itself or you end it, so that the machine can change over. */
  @Post('api-clients/:clientId/secrets')
  @ApiCreatedResponse({ type: ApiClientView })
  @AnswersWithSecret()
  @RequireScope('administer')
  async rotate(@Param('clientId') clientId: string, @Caller() caller: Principal): Promise<ApiClientView> {
    return apiClientView(await this.rotating.run(clientId, caller));
  }

  /** Ends one of two secrets at once, and the tokens that were got with it. */
  @Delete('api-clients/:clientId/secrets/:secret')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('administer')
  async endSecret(
    @Param('clientId') clientId: string,
    @Param('secret', ParseUUIDPipe) secret: string,
    @Caller() caller: Principal,
  ): Promise<void> {
    await this.ending.run(clientId, secret, caller);
  }

  /** Ends a credential for good, with its secrets and tokens, at once. */
  @Delete('api-clients/:clientId')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('administer')
  async revoke(@Param('clientId') clientId: string, @Caller() caller: Principal): Promise<void> {
    await this.revoking.run(clientId, caller);
  }
}
