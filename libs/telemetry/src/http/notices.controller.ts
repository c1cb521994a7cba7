import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsOptional, IsUUID } from 'class-validator';
import { FindNotices } from '../application/notices/find-notices.js';
import { NoticeListQuery } from './list-requests.js';
import { NoticePageView, NoticeView, noticeView } from './notice.view.js';

const IDS_MAX = 200;

export class NoticesReadRequest {
  @ApiPropertyOptional({ type: [String], maxItems: IDS_MAX })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(IDS_MAX)
  @IsUUID(undefined, { each: true })
  ids?: string[];

  @ApiPropertyOptional({ format: 'uuid', description: 'In place of ids: this one and all before it.' })
  @IsOptional()
  @IsUUID()
  upTo?: string;
}

export class NoticesReadView {
  @ApiProperty({ description: 'How many of them were unread.' })
  read!: number;
}

/** What you were told, when it happened. Others have notices of their own. */
@ApiTags('notices')
@ApiBearerAuth()
@Controller('v1')
export class NoticesController {
  constructor(private readonly notices: FindNotices) {}

  /** Of all sites, the newest first. */
  @Get('notices')
  @AnswersList(NoticePageView, NoticeView)
  @RequireScope('read')
  all(@Query() query: NoticeListQuery, @Caller() caller: Principal): Promise<NoticePageView> {
    return this.page(query, caller);
  }

  /** Marks notices as read, those of all sites. */
  @Post('notices/read')
  @HttpCode(200)
  @ApiOkResponse({ type: NoticesReadView })
  @RequireScope('read')
  async readAll(@Body() which: NoticesReadRequest, @Caller() caller: Principal): Promise<NoticesReadView> {
    return { read: await this.notices.markRead(which, caller) };
  }

  /** Of one site, the newest first. */
  @Get('sites/:site/notices')
  @AnswersList(NoticePageView, NoticeView)
  @RequireScope('read')
  ofSite(
    @Param('site') site: string,
    @Query() query: NoticeListQuery,
    @Caller() caller: Principal,
  ): Promise<NoticePageView> {
    return this.page(query, caller, site);
  }

  /** Marks notices of a site as read. */
  @Post('sites/:site/notices/read')
  @HttpCode(200)
  @ApiOkResponse({ type: NoticesReadView })
  @RequireScope('read')
  async readOfSite(
    @Param('site') site: string,
    @Body() which: NoticesReadRequest,
    @Caller() caller: Principal,
  ): Promise<NoticesReadView> {
    return { read: await this.notices.markRead(which, caller, site) };
  }

  private async page(query: NoticeListQuery, caller: Principal, site?: string): Promise<NoticePageView> {
    const page = await this.notices.page(query, caller, site);
    return { ...page, items: page.items.map(noticeView) };
  }
}
