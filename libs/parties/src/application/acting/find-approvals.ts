import { Injectable } from '@nestjs/common';
import { type ActWithStanding, FindActs } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { ActApprovals } from './act-approvals.js';
import { ActPlaces } from './act-places.js';
import type { ApprovalPlace } from './approval-place.js';
import { type GivenApproval, wordsFor } from './given-approval.js';

export interface PlaceWithApprovals {
  readonly place: ApprovalPlace;
  readonly approvals: readonly (GivenApproval & { readonly counts: boolean })[];
}

/** How far an act has come inside the caller's own party: nobody else is told who of it approved. */
@Injectable()
export class FindApprovals {
  constructor(
    private readonly acts: FindActs,
    private readonly places: ActPlaces,
    private readonly approvals: ActApprovals,
  ) {}

  /** Throws `ActNotFound`. */
  async of(id: string, caller: Principal): Promise<readonly PlaceWithApprovals[]> {
    const found: ActWithStanding = await this.acts.byId(id, caller);
    const places = await this.places.of(found, caller);
    const given = await this.approvals.of(id, places);
    return places.map((place) => {
      const counting = new Set(wordsFor(place, given));
      const own = given.filter(({ account }) => account === place.account.address);
      return { place, approvals: own.map((word) => ({ ...word, counts: counting.has(word) })) };
    });
  }
}
