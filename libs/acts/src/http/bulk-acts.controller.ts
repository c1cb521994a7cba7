import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequestInvalid, RequireScope } from '@tallystick/platform';
import { inTurns } from '../application/in-turns.js';
import { allOrRefused, StoreDrafts } from '../application/store-drafts.js';
import { type GivenSignature, SignActs } from '../application/sign-acts.js';
import { TooManyActs } from '../domain/errors.js';
import { ActPresenter } from './act-presenter.js';
import { ActListView, DraftsRequest, SignaturesRequest, SignedActsView } from './bulk-acts.dto.js';
import { DraftRoutes } from './draft-routes.js';

/** How many acts one request may name. */
export const ACTS_PER_REQUEST = Symbol('acts per request');

/** Many acts in one request: a month's issues, a hundred transfers, one ceremony's signatures. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class BulkActsController {
  constructor(
    private readonly routes: DraftRoutes,
    private readonly drafts: StoreDrafts,
    private readonly signing: SignActs,
    private readonly present: ActPresenter,
    @Inject(ACTS_PER_REQUEST) private readonly most: number,
  ) {}

  /** Drafts many acts, each as the route of its kind would, all or none; shown in the order in which they were given. */
  @Post()
  @ApiCreatedResponse({ type: ActListView })
  @RequireScope('acts')
  async draft(@Body() { acts }: DraftsRequest, @Caller() caller: Principal): Promise<ActListView> {
    this.requireFew(acts.length);
    const drafts = allOrRefused(await inTurns(acts, ({ kind, terms }) => this.routes.draft(kind, terms, caller)));
    return { items: await this.present.byIds(await this.drafts.run(drafts, caller), caller) };
  }

  /** Adds your signatures to many acts, each by itself: one that is refused keeps no other. */
  @Post('signatures')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedActsView })
  @RequireScope('acts')
  async sign(@Body() { signatures }: SignaturesRequest, @Caller() caller: Principal): Promise<SignedActsView> {
    this.requireFew(signatures.length);
    requireEachOnce(signatures);
    const refusals = await this.signing.run(signatures, caller);
    const taken = signatures.map(({ act }) => act).filter((id) => !refusals.has(id));
    const refused = [...refusals].map(([act, { code, message, details }]) => ({ act, code, message, details }));
    return { items: await this.present.byIds(taken, caller), refused };
  }

  private requireFew(count: number): void {
    if (count > this.most) throw new TooManyActs(count, this.most);
  }
}

/** Not among the rules of the body: there it would be looked at of more acts than are taken, each compared with every other. */
function requireEachOnce(signatures: readonly GivenSignature[]): void {
  if (new Set(signatures.map(({ act }) => act)).size === signatures.length) return;
  throw new RequestInvalid([{ field: 'signatures', message: 'signatures must name each act once' }]);
}
