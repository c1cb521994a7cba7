import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, listQuery, type Principal, RequireScope } from '@tallystick/platform';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsOptional, IsUUID } from 'class-validator';
import { FindNotices } from '../application/notices/find-notices.js';
import { NOTICE_LIST } from '../application/notices/notice-list.js';
import { NOTICE_TYPES, type NoticeType } from '../domain/notice-types.js';
import { siteName } from '../domain/site-name.js';
import type { Notice } from '../infra/notice.entity.js';

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

export class NoticeView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: NOTICE_TYPES })
  type!: NoticeType;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiPropertyOptional()
  site?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  alarm?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Level, message, reason, who did it: by type.',
  })
  body!: Record<string, unknown>;

  @ApiPropertyOptional({ format: 'date-time', description: 'Missing while unread.' })
  readAt?: string;
}

export class NoticePageView {
  @ApiProperty({ type: [NoticeView] })
  items!: NoticeView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class NoticeQuery extends listQuery(NOTICE_LIST, NoticeView) {}

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
  all(@Query() query: NoticeQuery, @Caller() caller: Principal): Promise<NoticePageView> {
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
    @Query() query: NoticeQuery,
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

  private async page(query: NoticeQuery, caller: Principal, site?: string): Promise<NoticePageView> {
    const page = await this.notices.page(query, caller, site);
    return { ...page, items: page.items.map(noticeView) };
  }
}

function noticeView({ id, type, at, site, alarm, body, readAt }: Notice): NoticeView {
  return {
    ...{ id, type, at: at.toISOString(), body },
    ...(site === null ? {} : { site: siteName(Number(site)) }),
    ...(alarm === null ? {} : { alarm }),
    ...(readAt === null ? {} : { readAt: readAt.toISOString() }),
  };
}
