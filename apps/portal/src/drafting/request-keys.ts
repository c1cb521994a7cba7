/**
 * Names requests so that none is done twice: nobody knows whether one that was not answered was done, so when the same is sent again it is the
 * same request; anything else is another.
 */
export class RequestKeys {
  private unanswered: { readonly terms: string; readonly key: string } | undefined;

  constructor(private readonly newKey: () => string = () => crypto.randomUUID()) {}

  of(terms: unknown): string {
    const text = JSON.stringify(terms);
    if (this.unanswered?.terms !== text) this.unanswered = { terms: text, key: this.newKey() };
    return this.unanswered.key;
  }

  /** However it was answered: the same asked again is asked anew. */
  answered(): void {
    this.unanswered = undefined;
  }
}
