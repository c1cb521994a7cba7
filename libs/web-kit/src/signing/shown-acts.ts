import { actDigest, type Network, parseActMessage } from '@tallystick/act-types';
import { ActDiffers, type ActView, checkedDigest } from '@tallystick/api-client/signing';

/**
 * What this page has shown of each act, by the digest of its message. An act never says something else than it did: whoever changes it under
 * the reader's eyes, between reading and approving, gets no signature.
 */
export class ShownActs {
  private readonly digests = new Map<string, string>();

  constructor(private readonly network: Network) {}

  /** @returns the digest of what is shown. Throws `ActDiffers` when it is not the server's, or not what was shown before. */
  check(act: ActView): string {
    const shown = this.shownOf(act);
    const digest = checkedDigest(act, this.network);
    if (digest === shown) return digest;
    throw new ActDiffers(act.id, `it was shown with the digest ${shown}, and says something else now`);
  }

  /** Throws `ActDiffers` when the message is none of its kind. */
  private shownOf({ id, kind, message }: ActView): string {
    const before = this.digests.get(id);
    if (before !== undefined) return before;
    try {
      const digest = actDigest(kind, parseActMessage(kind, message), this.network);
      this.digests.set(id, digest);
      return digest;
    } catch (error) {
      throw new ActDiffers(id, error instanceof Error ? error.message : 'its message cannot be read');
    }
  }
}
