import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, PartyNumberPipe, type Principal, RequireScope } from '@tallystick/platform';
import { FindSites } from '../application/sites/find-sites.js';
import { GrantReading } from '../application/sites/grant-reading.js';
import { RevokeReading } from '../application/sites/revoke-reading.js';
import { SiteNamePipe } from './site-name-pipe.js';
import { siteReaderView, SiteReadersView } from './site.view.js';

@ApiTags('sites')
@ApiBearerAuth()
@Controller('v1/sites/:site/readers')
export class SiteReadersController {
  constructor(
    private readonly sites: FindSites,
    private readonly granting: GrantReading,
    private readonly revoking: RevokeReading,
  ) {}

  /** Whom you let see the site. */
  @Get()
  @ApiOkResponse({ type: SiteReadersView })
  @RequireScope('read')
  async list(@Param('site', SiteNamePipe) site: string, @Caller() caller: Principal): Promise<SiteReadersView> {
    return { items: (await this.sites.readersOf(site, caller)).map(siteReaderView) };
  }

  /** Lets a party see the site, its readings and its alarms. */
  @Put(':party')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('documents')
  grant(
    @Param('site', SiteNamePipe) site: string,
    @Param('party', PartyNumberPipe) party: string,
    @Caller() caller: Principal,
  ): Promise<void> {
    return this.granting.run(site, party, caller);
  }

  /** Lets a party see the site no more. */
  @Delete(':party')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('documents')
  revoke(
    @Param('site', SiteNamePipe) site: string,
    @Param('party', PartyNumberPipe) party: string,
    @Caller() caller: Principal,
  ): Promise<void> {
    return this.revoking.run(site, party, caller);
  }
}
