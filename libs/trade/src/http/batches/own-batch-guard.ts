import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type AuthenticatedRequest, UUID_KEY } from '@tallystick/platform';
import { FindBatches } from '../../application/batches/find-batches.js';

/**
 * Looks whose a batch is before a body is read, and before a stream is begun: a stream may be open before what its handler throws is known, and a
 * stranger would be told so now and then.
 */
@Injectable()
export class OwnBatchGuard implements CanActivate {
  constructor(private readonly batches: FindBatches) {}

  /** @throws BatchNotFound */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { principal, params } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { id = '' } = params as { id?: string };
    // What is no id at all is refused as on every other route.
    if (principal && UUID_KEY.test(id.toLowerCase())) await this.batches.byId(id, principal);
    return true;
  }
}
