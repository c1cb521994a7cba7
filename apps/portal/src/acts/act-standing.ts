import type { ActView } from '@tallystick/web-kit/signing';

/** What an act is to a party: its own draft, asked of it, signed by it and still open, waiting for others alone, or over. */
export type Standing = 'own-draft' | 'asked' | 'signed' | 'of-others' | 'over';

export function standingOf({ state, draftedBy, signatories }: ActView, party: string): Standing {
  if (state === 'draft') return draftedBy === party ? 'own-draft' : 'over';
  const isOpen = state === 'offered' || state === 'relayed';
  if (!isOpen) return 'over';
  const own = signatories.filter((one) => one.party === party);
  if (own.length === 0) return 'of-others';
  if (own.every(({ signedAt }) => signedAt)) return 'signed';
  return state === 'offered' ? 'asked' : 'over';
}
