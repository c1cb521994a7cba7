import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, ReceivableIdPipe, RequireScope } from '@tallystick/platform';
import { FindReceivables } from '../application/find-receivables.js';
import { FindSettlementBank } from '../application/find-settlement-bank.js';
import { FragmentPageView, FragmentView, fragmentView } from './fragment.view.js';
import {
  historyEntryView,
  HistoryView,
  ReceivableDetailView,
  receivableDetailView,
  ReceivablePageView,
  ReceivableView,
  receivableView,
} from './receivable.view.js';
import { FragmentListQuery, ReceivableListQuery } from './list-requests.js';
import { SettlementBankView, settlementBankView } from './settlement-bank.view.js';

@ApiTags('receivables')
@ApiBearerAuth()
@Controller('v1')
export class ReceivablesController {
  constructor(
    private readonly receivables: FindReceivables,
    private readonly settlementBanks: FindSettlementBank,
  ) {}

  /** Receivables that you owe, hold or held part of, finance, or are asked about as settlement bank or witness; newest first. */
  @Get('receivables')
  @AnswersList(ReceivablePageView, ReceivableView)
  @RequireScope('read')
  async list(@Query() query: ReceivableListQuery, @Caller() caller: Principal): Promise<ReceivablePageView> {
    const page = await this.receivables.page(query, caller);
    return { ...page, items: page.items.map(receivableView) };
  }

  /** A receivable with its fragments, as far as you may see them. */
  @Get('receivables/:id')
  @ApiOkResponse({ type: ReceivableDetailView })
  @RequireScope('read')
  async get(@Param('id', ReceivableIdPipe) id: string, @Caller() caller: Principal): Promise<ReceivableDetailView> {
    return receivableDetailView(await this.receivables.byId(id, caller));
  }

  /** What happened to it, oldest first: to its debtor everything, to others what concerns the parts that they hold or held. */
  @Get('receivables/:id/history')
  @ApiOkResponse({ type: HistoryView })
  @RequireScope('read')
  async history(@Param('id', ReceivableIdPipe) id: string, @Caller() caller: Principal): Promise<HistoryView> {
    return { items: (await this.receivables.history(id, caller)).map(historyEntryView) };
  }

  /** The fragments that you hold. */
  @Get('fragments')
  @AnswersList(FragmentPageView, FragmentView)
  @RequireScope('read')
  async holdings(@Query() query: FragmentListQuery, @Caller() caller: Principal): Promise<FragmentPageView> {
    const page = await this.receivables.holdings(query, caller);
    return { ...page, items: page.items.map(fragmentView) };
  }

  /** The bank that you named: its receipts count for payments to you. */
  @Get('settlement-bank')
  @ApiOkResponse({ type: SettlementBankView })
  @RequireScope('read')
  async settlementBank(@Caller() caller: Principal): Promise<SettlementBankView> {
    return settlementBankView(await this.settlementBanks.of(caller.party));
  }
}
