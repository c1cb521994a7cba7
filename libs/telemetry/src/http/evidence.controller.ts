import { Controller, Get, Header, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { AtOnce } from '../application/evidence/at-once.js';
import { ExportAlarm } from '../application/evidence/export-alarm.js';
import { ExportEvidence } from '../application/evidence/export-evidence.js';
import { SiteAccess } from '../application/sites/site-access.js';
import { EvidenceQuery, selectionOf } from './evidence-requests.js';

/** The file's own form is checked by `npx tallystick verify`; here it is bytes, which must not be written anew. */
const FILE = {
  description: 'A file for `npx tallystick verify`: canonical JSON, to be kept as it is.',
  schema: { type: 'string' as const, format: 'binary' },
};

@ApiTags('evidence')
@ApiBearerAuth()
@Controller('v1/sites/:site')
export class EvidenceController {
  constructor(
    private readonly access: SiteAccess,
    private readonly evidence: ExportEvidence,
    private readonly alarms: ExportAlarm,
    private readonly atOnce: AtOnce,
  ) {}

  /**
   * Entries of the log in a file that whoever gets it checks without the platform: envelopes, enrolments, paths, and the anchored tree. What is not
   * anchored yet is refused, with when to ask again.
   */
  @Get('evidence')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="evidence.json"')
  @ApiOkResponse(FILE)
  @RequireScope('read')
  async file(@Param('site') name: string, @Query() query: EvidenceQuery, @Caller() caller: Principal): Promise<string> {
    const site = await this.access.toRead(name, caller);
    const selection = selectionOf(query);
    return this.atOnce.run(() => this.evidence.run(site, selection));
  }

  /** An alarm with all that its rule heard, from which it follows again. */
  @Get('alarms/:id/evidence')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="alarm.json"')
  @ApiOkResponse(FILE)
  @RequireScope('read')
  async alarm(
    @Param('site') name: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
  ): Promise<string> {
    const site = await this.access.toRead(name, caller);
    return this.atOnce.run(() => this.alarms.run(site, id));
  }
}
