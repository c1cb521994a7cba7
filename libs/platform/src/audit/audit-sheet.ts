import type { Principal } from '../auth/principal.js';
import type { AuditActor } from './audit-entry.entity.js';

/** What something was done to. */
export interface AuditedObject {
  readonly kind: string;
  readonly id: string;
  /** Short, and no secrets: a digest, a verdict. */
  readonly details?: Readonly<Record<string, string>>;
  /** Of one among several in a request that is not refused as a whole: the problem's code. */
  readonly refusedBy?: string;
}

export interface Actor {
  readonly kind: AuditActor;
  readonly id: string | null;
}

/** What a use case knows better than the route. */
export interface AuditNote {
  /** Whom it concerns and who did it, where nobody is signed in yet. */
  readonly party?: string;
  readonly actor?: Actor;
  readonly objects?: readonly AuditedObject[];
  readonly reason?: string | undefined;
}

/** What is going to be said of a request, as it becomes known. */
export interface AuditSheet {
  readonly requestId: string;
  readonly route: string;
  readonly action: string;
  /** What kind of thing it is about, where it is about one. */
  readonly objectKind: string | undefined;
  /** Another party that it concerns too. */
  readonly alsoConcerns: string | undefined;
  readonly address: string | null;
  /** Once the token was looked up. */
  readonly principal: () => Principal | undefined;
  note: AuditNote;
  /** Undefined while what it is about is still to be made, or found: nothing is said of it then. */
  objects: readonly AuditedObject[] | undefined;
  /** Whether a commit has said that it is done. */
  isTold: boolean;
}
