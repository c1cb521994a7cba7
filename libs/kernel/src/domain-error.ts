/** What kind of refusal it is; each maps to one HTTP status and one exit code. */
export type DomainErrorKind =
  'invalid' | 'unauthenticated' | 'not-found' | 'conflict' | 'precondition' | 'forbidden' | 'too-many' | 'unavailable';

/** A refusal that a caller can act on. Subclasses are named after what is wrong (`SplitDoesNotTileParent`). */
export class DomainError extends Error {
  /**
   * @param code stable, kebab-case, part of the public interface
   * @param kind what kind of refusal it is
   * @param message what was wrong and what would be right, for a person
   * @param details figures behind the message, safe to show to whoever made the request
   */
  constructor(
    readonly code: string,
    readonly kind: DomainErrorKind,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}
