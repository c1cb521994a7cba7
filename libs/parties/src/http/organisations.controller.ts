import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AnswersList,
  Caller,
  PartyNumberPipe,
  type Principal,
  RequireOperator,
  RequireScope,
} from '@tallystick/platform';
import { FindOrganisations } from '../application/find-organisations.js';
import { RegisterOrganisation } from '../application/register-organisation.js';
import { StoreCertificate } from '../application/store-certificate.js';
import { organisationView, OrganisationPageView, OrganisationView } from './organisation.view.js';
import { CertificateRequest, OrganisationRequest, OrganisationSearch } from './party-requests.js';

@ApiTags('organisations')
@ApiBearerAuth()
@Controller('v1')
export class OrganisationsController {
  constructor(
    private readonly organisations: FindOrganisations,
    private readonly registering: RegisterOrganisation,
    private readonly certifying: StoreCertificate,
  ) {}

  /** The organisation that you act for. */
  @Get('me')
  @ApiOkResponse({ type: OrganisationView })
  @RequireScope('read')
  async me(@Caller() caller: Principal): Promise<OrganisationView> {
    return organisationView(await this.organisations.byParty(caller.party));
  }

  /** The directory, by party number. */
  @Get('organisations')
  @AnswersList(OrganisationPageView, OrganisationView)
  @RequireScope('read')
  async list(@Query() query: OrganisationSearch): Promise<OrganisationPageView> {
    const page = await this.organisations.page(query);
    return { ...page, items: page.items.map(organisationView) };
  }

  /** An organisation by its party number. */
  @Get('organisations/:party')
  @ApiOkResponse({ type: OrganisationView })
  @RequireScope('read')
  async get(@Param('party', PartyNumberPipe) party: string): Promise<OrganisationView> {
    return organisationView(await this.organisations.byParty(party));
  }

  /** Registers an organisation and gives it its party number. */
  @Post('organisations')
  @ApiCreatedResponse({ type: OrganisationView })
  @RequireOperator()
  async register(@Body() body: OrganisationRequest): Promise<OrganisationView> {
    return organisationView({ organisation: await this.registering.run(body) });
  }

  /** Keeps the registrar’s signed certificate of an organisation. */
  @Put('organisations/:party/certificate')
  @ApiOkResponse({ type: OrganisationView })
  @RequireOperator()
  async certify(
    @Param('party', PartyNumberPipe) party: string,
    @Body() body: CertificateRequest,
  ): Promise<OrganisationView> {
    return organisationView({ organisation: await this.certifying.run(party, body.issuedAt, body.signature) });
  }
}
