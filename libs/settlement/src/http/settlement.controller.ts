import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindBalance } from '../application/find-balance.js';
import { BalanceView } from './settlement-requests.js';

@ApiTags('settlement')
@ApiBearerAuth()
@Controller('v1')
export class SettlementController {
  constructor(private readonly balances: FindBalance) {}

  /** Your deposits. */
  @Get('balance')
  @ApiOkResponse({ type: BalanceView })
  @RequireScope('read')
  async balance(@Caller() caller: Principal): Promise<BalanceView> {
    return this.balances.run(caller);
  }
}
