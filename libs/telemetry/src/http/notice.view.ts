import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NOTICE_TYPES, type NoticeType } from '../domain/notice-types.js';
import { siteName } from '../domain/site-name.js';
import type { Notice } from '../infra/notice.entity.js';

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

export function noticeView({ id, type, at, site, alarm, body, readAt }: Notice): NoticeView {
  return {
    ...{ id, type, at: at.toISOString(), body },
    ...(site === null ? {} : { site: siteName(Number(site)) }),
    ...(alarm === null ? {} : { alarm }),
    ...(readAt === null ? {} : { readAt: readAt.toISOString() }),
  };
}
