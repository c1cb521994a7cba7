import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindReceipts } from '../application/find-receipts.js';
import { WarehouseReceiptListQuery } from './list-requests.js';
import {
  receiptedTotalsView,
  ReceiptedTotalsView,
  WarehouseReceiptPageView,
  warehouseReceiptView,
  WarehouseReceiptView,
} from './warehouse-receipt.view.js';

@ApiTags('records')
@ApiBearerAuth()
@Controller('v1/warehouse-receipts')
export class WarehouseReceiptsController {
  constructor(private readonly receipts: FindReceipts) {}

  /** The warehouse receipts among the records that you handed in, newest first, with what they say of the goods. */
  @Get()
  @AnswersList(WarehouseReceiptPageView, WarehouseReceiptView)
  @RequireScope('read')
  async list(
    @Query() query: WarehouseReceiptListQuery,
    @Caller() caller: Principal,
  ): Promise<WarehouseReceiptPageView> {
    const page = await this.receipts.page(query, caller);
    return { ...page, items: page.items.map(warehouseReceiptView) };
  }

  /**
   * What your receipts say lies where: quantities added up exactly where operator, warehouse, commodity, grade and unit are the same. Units are never
   * added to others. A receipt that you handed in again counts once, as it says last.
   */
  @Get('totals')
  @ApiOkResponse({ type: ReceiptedTotalsView })
  @RequireScope('read')
  async totals(@Caller() caller: Principal): Promise<ReceiptedTotalsView> {
    return receiptedTotalsView(await this.receipts.totals(caller));
  }

  /** What a warehouse receipt says that you handed in, by its record’s id. */
  @Get(':id')
  @ApiOkResponse({ type: WarehouseReceiptView })
  @RequireScope('read')
  async get(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<WarehouseReceiptView> {
    return warehouseReceiptView(await this.receipts.byId(id, caller));
  }
}
