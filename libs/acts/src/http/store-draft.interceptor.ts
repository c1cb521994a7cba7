import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { AuthenticatedRequest } from '@tallystick/platform';
import { mergeMap, type Observable } from 'rxjs';
import { type ActDraft, StoreDrafts } from '../application/store-drafts.js';
import { ActsRefused } from '../domain/errors.js';
import type { ActView } from './act.view.js';
import { ActPresenter } from './act-presenter.js';

/** Stores the draft that a handler returns, and answers with the act. */
@Injectable()
export class StoreDraftInterceptor implements NestInterceptor<ActDraft, ActView> {
  constructor(
    private readonly drafts: StoreDrafts,
    private readonly present: ActPresenter,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<ActDraft>): Observable<ActView> {
    const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (!principal) throw new Error('a public route drafts no act');
    return next.handle().pipe(
      mergeMap(async (draft) => {
        const [id = ''] = await this.drafts.run([draft], principal).catch(refusalItself);
        return this.present.byId(id, principal);
      }),
    );
  }
}

/** Of one act there is no telling which of several was refused. */
function refusalItself(error: unknown): never {
  throw error instanceof ActsRefused ? (error.refused[0]?.refusal ?? error) : error;
}
