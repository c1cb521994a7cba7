import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { auditEntryView, AuditEntryView, AuditPageView, AuditQuery } from './audit.view.js';
import { FindAudit } from './find-audit.js';

@ApiTags('audit')
@ApiBearerAuth()
@Controller('v1/audit')
export class AuditController {
  constructor(private readonly entries: FindAudit) {}

  /** What your party’s people and machines did and were refused, and what the operator did to your party; the newest first. */
  @Get()
  @AnswersList(AuditPageView, AuditEntryView)
  @RequireScope('administer')
  async list(@Query() query: AuditQuery, @Caller() caller: Principal): Promise<AuditPageView> {
    const page = await this.entries.page(query, caller);
    return { ...page, items: page.items.map(auditEntryView) };
  }
}
