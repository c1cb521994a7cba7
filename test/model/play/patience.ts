/** Making a failure smaller takes as long as one lets it: once this is over, what is tried passes, and the smallest failure so far stands. */
export class Patience {
  #firstFailureMs: number | undefined;

  constructor(private readonly limitMs: number) {}

  async tried(attempt: () => Promise<void>): Promise<void> {
    if (this.#firstFailureMs !== undefined && Date.now() - this.#firstFailureMs > this.limitMs) return;
    try {
      await attempt();
    } catch (error) {
      this.#firstFailureMs ??= Date.now();
      throw error;
    }
  }
}
