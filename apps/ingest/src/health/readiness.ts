/** What the intake says of itself. */
export interface Readiness {
  readonly sites: number;
  readonly connections: number;
  /** Taken and not yet settled. */
  readonly queuedMessages: number;
  readonly queuedBytes: number;
  /** Why it is not ready, if it is not. */
  readonly fault: string | undefined;
}

export const READINESS = Symbol('READINESS');
export type ReadReadiness = () => Promise<Readiness>;
