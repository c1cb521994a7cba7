import { type BlindInvoice, blindInputs, exactInput, finaliseTags, keyIdOf, nearInputs } from '@tallystick/registry';
import type { components } from './generated/schema.js';
import type { TallystickClient } from './tallystick-client.js';

export type Lookup = components['schemas']['LookupView'];
export type BlindRegistration = components['schemas']['RegistrationView'];
export type NearMatch = components['schemas']['NearMatchView'];

/** How a financing ended that was begun on a registration. */
export type Disbursement = 'disbursed' | 'cancelled';

const NEAR_MATCHES_PAGE = 200;

/**
 * A bank's machine at the duplicate registry. What it knows of an invoice stays here: blinded elements and tags are all that leave. Every
 * answer is held to the public key that the bank has from elsewhere, else an operator could mark a bank's invoices with a key of their own
 * and find nothing twice. Calls throw `KeyNotPinned`, `EvaluationNotProved`, `ApiProblem` and what `exactInput` and `nearInputs` throw.
 */
export class BlindRegistry {
  /** @param publicKey the registry's public key, 64 hex digits, as its holder gave it to the bank */
  constructor(
    private readonly client: TallystickClient,
    private readonly publicKey: string,
  ) {}

  /** Whether a bank has registered the invoice. It holds nothing: who wants to pay registers. */
  async lookUp(invoice: Pick<BlindInvoice, 'seller' | 'number'>): Promise<Lookup> {
    const [tag = ''] = await this.tagsOf([exactInput(invoice)]);
    const body = { keyId: keyIdOf(this.publicKey), tag };
    return this.client.call(this.client.routes.POST('/v1/duplicate-registry/lookups', { body }));
  }

  /** Registers the invoice as financed by this bank; `ApiProblem` with the code `already-financed` when another has it. */
  async register(invoice: BlindInvoice): Promise<BlindRegistration> {
    const [exact = '', ...near] = await this.tagsOf([exactInput(invoice), ...nearInputs(invoice)]);
    const body = { keyId: keyIdOf(this.publicKey), exact, near };
    return this.client.call(this.client.routes.POST('/v1/duplicate-registry/registrations', { body }));
  }

  /** Frees the invoice for other banks. */
  async release(registration: string): Promise<BlindRegistration> {
    const params = { path: { id: registration } };
    return this.client.call(this.client.routes.POST('/v1/duplicate-registry/registrations/{id}/release', { params }));
  }

  /**
   * Registers before anything is paid and releases when the financing is called off. Left registered when `disburse` throws: a payment that
   * broke off may have gone out, and only who knows that it did not may release.
   */
  async finance(
    invoice: BlindInvoice,
    disburse: (registration: BlindRegistration) => Promise<Disbursement>,
  ): Promise<BlindRegistration> {
    const registration = await this.register(invoice);
    return (await disburse(registration)) === 'cancelled' ? this.release(registration.id) : registration;
  }

  /** Other banks with figures like those of this bank's live registrations, all of them. */
  async nearMatches(): Promise<readonly NearMatch[]> {
    const found: NearMatch[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: NEAR_MATCHES_PAGE, ...(cursor ? { cursor } : {}) };
      const page = await this.client.call(
        this.client.routes.GET('/v1/duplicate-registry/near-matches', { params: { query } }),
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return found;
  }

  private async tagsOf(inputs: readonly Uint8Array[]): Promise<readonly string[]> {
    const blinded = blindInputs(inputs);
    const body = { blinded: blinded.map((input) => input.blinded) };
    const evaluation = await this.client.call(this.client.routes.POST('/v1/duplicate-registry/evaluations', { body }));
    return finaliseTags(blinded, evaluation, this.publicKey);
  }
}
