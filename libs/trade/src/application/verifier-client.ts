import type { SignedCertificate } from '@tallystick/parties';
import type { CheckReport } from '../domain/check-papers.js';
import { VerifierUnavailable } from '../domain/errors.js';
import type { StoredIdentity } from '../infra/document.entity.js';
import type { SignedAttestation } from '../infra/verification.entity.js';

export interface VerifierSettings {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs: number;
}

export interface AttestationRequest {
  /** `submittedBy`: party number of who handed it in. */
  readonly documents: readonly {
    readonly name: string;
    readonly contentBase64: string;
    readonly submittedBy: string;
  }[];
  /** SHA-256 of the invoice's bytes, hex. */
  readonly invoice: string;
  readonly certificates: readonly SignedCertificate[];
  /** Invoices seen before that may be this one again; the verifier lets them only worsen its verdict. */
  readonly earlierInvoices: readonly StoredIdentity[];
}

/** What the verifier found, and its signature when all is well. */
export type VerifierAnswer = CheckReport & { readonly attestation?: SignedAttestation };

/** The door of the verifiers' own service: it is given the papers and comes to its own verdict. */
export class VerifierClient {
  constructor(private readonly settings: VerifierSettings) {}

  /** Throws `VerifierUnavailable` when there is no answer that can be used. */
  async attest(request: AttestationRequest): Promise<VerifierAnswer> {
    const { url, token, timeoutMs } = this.settings;
    let response: Response;
    try {
      response = await fetch(`${url}/v1/attestations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(request),
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (error) {
      throw new VerifierUnavailable(error instanceof Error ? error.message : String(error));
    }
    if (!response.ok) throw new VerifierUnavailable(`status ${response.status}`);
    return (await response.json()) as VerifierAnswer;
  }
}
