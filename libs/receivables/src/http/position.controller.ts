import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindPosition } from '../application/find-position.js';
import { PositionQuery, PositionView, positionView } from './position.view.js';

@ApiTags('receivables')
@ApiBearerAuth()
@Controller('v1/position')
export class PositionController {
  constructor(private readonly position: FindPosition) {}

  /** What you hold and what you owe, summed by debtor, currency and month due, or of one month by the day due. */
  @Get()
  @ApiOkResponse({ type: PositionView })
  @RequireScope('read')
  async get(@Query() { month }: PositionQuery, @Caller() caller: Principal): Promise<PositionView> {
    return positionView(await this.position.of(caller, month));
  }
}
