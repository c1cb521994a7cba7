import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindFacts } from '../application/find-facts.js';
import { FactKeyPipe } from './fact-key-pipe.js';
import { FactListQuery } from './fact-list-query.js';
import { FactPageView, FactView, factView } from './fact.view.js';
import { FactPresenter } from './fact-presenter.js';

/** How it goes with what the chain is to state by itself, whoever stated it: the worker does when the time has come. */
@ApiTags('facts')
@ApiBearerAuth()
@Controller('v1/facts')
export class StatedFactsController {
  constructor(
    private readonly facts: FindFacts,
    private readonly present: FactPresenter,
  ) {}

  /** The stated facts that concern you, newest first. */
  @Get()
  @AnswersList(FactPageView, FactView)
  @RequireScope('read')
  async list(@Query() query: FactListQuery, @Caller() caller: Principal): Promise<FactPageView> {
    const page = await this.facts.page(query, caller);
    return { ...page, items: page.items.map(factView) };
  }

  /** A stated fact that concerns you. */
  @Get(':key')
  @ApiOkResponse({ type: FactView })
  @RequireScope('read')
  async get(@Param('key', FactKeyPipe) key: string, @Caller() caller: Principal): Promise<FactView> {
    return this.present.byKey(key, caller);
  }
}
