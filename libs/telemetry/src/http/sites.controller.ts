import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { GatewayEntrance } from '../application/entrance/gateway-entrance.js';
import { SiteAccess } from '../application/sites/site-access.js';
import { AnnounceSite } from '../application/sites/announce-site.js';
import { FindSiteKeys } from '../application/sites/find-site-keys.js';
import { FindSites } from '../application/sites/find-sites.js';
import { StateSiteKey } from '../application/sites/state-site-key.js';
import { SiteNamePipe } from './site-name-pipe.js';
import { SiteListQuery } from './list-requests.js';
import { SitePageView, SiteView, siteView, SiteWithKeysView, siteWithKeysView } from './site.view.js';
import { SiteKeyTerms, SiteTerms } from './sites-requests.js';

@ApiTags('sites')
@ApiBearerAuth()
@Controller('v1/sites')
export class SitesController {
  constructor(
    private readonly access: SiteAccess,
    private readonly sites: FindSites,
    private readonly keys: FindSiteKeys,
    private readonly announcing: AnnounceSite,
    private readonly stating: StateSiteKey,
    private readonly entrance: GatewayEntrance,
  ) {}

  /** Gives a warehouse of yours its number. Nothing comes in there before you have stated your key for it. */
  @Post()
  @ApiCreatedResponse({ type: SiteWithKeysView })
  @RequireScope('documents')
  async announce(@Body() { name }: SiteTerms, @Caller() caller: Principal): Promise<SiteWithKeysView> {
    return this.view(await this.announcing.run(name, caller), caller);
  }

  /** The sites that you run, and those that you were let see, by number. */
  @Get()
  @AnswersList(SitePageView, SiteView)
  @RequireScope('read')
  async list(@Query() query: SiteListQuery, @Caller() caller: Principal): Promise<SitePageView> {
    const page = await this.sites.page(query, caller);
    return { ...page, items: page.items.map(({ site, activity }) => siteView(site, activity)) };
  }

  /** A site and whose key vouches for its gateways. Check the statement yourself: the party registry tells who signs for its operator. */
  @Get(':site')
  @ApiOkResponse({ type: SiteWithKeysView })
  @RequireScope('read')
  get(@Param('site', SiteNamePipe) site: string, @Caller() caller: Principal): Promise<SiteWithKeysView> {
    return this.view(site, caller);
  }

  /** States, signed by your account, that a key is yours for this site, and from when until when. Stated again with an end it is taken back. */
  @Put(':site/key')
  @ApiOkResponse({ type: SiteWithKeysView })
  @RequireScope('documents')
  async state(
    @Param('site', SiteNamePipe) site: string,
    @Body() { statement, signature }: SiteKeyTerms,
    @Caller() caller: Principal,
  ): Promise<SiteWithKeysView> {
    await this.stating.run(site, { ...statement }, signature, caller);
    return this.view(site, caller);
  }

  private async view(name: string, caller: Principal): Promise<SiteWithKeysView> {
    const site = await this.access.toRead(name, caller);
    const [all, holding] = [await this.keys.allOf(site.number), await this.keys.holding(site.number)];
    const activity = await this.sites.activityOf(site);
    return siteWithKeysView(site, { activity, all, holding, receiptKey: this.entrance.receiptKey });
  }
}
