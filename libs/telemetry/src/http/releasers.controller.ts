import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Caller, PartyNumberPipe, type Principal, RequireScope } from '@tallystick/platform';
import { NameReleaser } from '../application/papers/name-releaser.js';

export class ReleaserView {
  @ApiProperty({ description: 'Party number.' })
  party!: string;

  @ApiProperty({ description: 'Party number.' })
  namedBy!: string;

  @ApiProperty({ format: 'date-time' })
  namedAt!: string;
}

export class ReleasersView {
  @ApiProperty({ type: [ReleaserView] })
  items!: ReleaserView[];
}

/** By whose word goods may leave a site. */
@ApiTags('site-papers')
@ApiBearerAuth()
@Controller('v1/sites/:site/releasers')
export class ReleasersController {
  constructor(private readonly releasers: NameReleaser) {}

  /** Who may order releases from the site. */
  @Get()
  @ApiOkResponse({ type: ReleasersView })
  @RequireScope('read')
  async list(@Param('site') site: string, @Caller() caller: Principal): Promise<ReleasersView> {
    const all = await this.releasers.all(site, caller);
    return { items: all.map(({ party, namedBy, namedAt }) => ({ party, namedBy, namedAt: namedAt.toISOString() })) };
  }

  /** Names a reader of the site as its releaser. The operator names the first; from then on only a releaser names another. */
  @Put(':party')
  @ApiOkResponse({ type: ReleasersView })
  @RequireScope('documents')
  async name(
    @Param('site') site: string,
    @Param('party', PartyNumberPipe) party: string,
    @Caller() caller: Principal,
  ): Promise<ReleasersView> {
    await this.releasers.name(site, party, caller);
    return this.list(site, caller);
  }

  /** Lays the right down; nobody else can take it away. */
  @Delete(':party')
  @ApiOkResponse({ type: ReleasersView })
  @RequireScope('documents')
  async withdraw(
    @Param('site') site: string,
    @Param('party', PartyNumberPipe) party: string,
    @Caller() caller: Principal,
  ): Promise<ReleasersView> {
    await this.releasers.withdraw(site, party, caller);
    return this.list(site, caller);
  }
}
