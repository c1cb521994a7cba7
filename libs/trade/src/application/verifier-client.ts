import type { ReviewDecision, SeenElsewhere, VerificationInputs } from '@tallystick/act-types';
import type { SignedCertificate } from '@tallystick/parties';
import { causeHeaders, traced } from '@tallystick/platform';
import type { CheckReport } from '../domain/check-papers.js';
import type { TaxBureauAnswer } from '../domain/einvoice/tax-bureau-check.js';
import { DecisionRefused, VerifierUnavailable } from '../domain/errors.js';
import type { StoredIdentity } from '../infra/document.entity.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';

export interface VerifierSettings {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs: number;
}

export interface Evidence {
  readonly documents: readonly {
    readonly name: string;
    readonly contentBase64: string;
    /** Party numbers of those who handed it in. */
    readonly submittedBy: readonly string[];
    /** Of an e-invoice that the tax bureau was asked about. */
    readonly taxAnswer?: TaxBureauAnswer;
  }[];
  /** SHA-256 of the invoice's bytes, hex. */
  readonly invoice: string;
  readonly certificates: readonly SignedCertificate[];
  /** Invoices seen before that may be this one again; the verifier lets them only worsen its verdict. */
  readonly earlierInvoices: readonly StoredIdentity[];
  /** What is known of other trades that bears on this one; it too can only worsen the verdict. */
  readonly seen: SeenElsewhere;
}

export interface AttestationRequest extends Evidence {
  readonly standing?: SignedAttestation;
}

export interface DecisionRequest extends Evidence {
  readonly checkedOn: string;
  readonly decision: ReviewDecision;
  readonly signature: string;
}

/** What the verifier found, and its signature when all is well or something is to be taken away. */
export type VerifierAnswer = CheckReport & {
  readonly inputs: VerificationInputs;
  readonly inputHash: string;
  readonly ruleSetHash: string;
  readonly reviewer: string;
  readonly attestation?: SignedAttestation;
  readonly lowering?: SignedAttestation;
};

/** What a refusal may be by its status; any other answer is none. */
const REFUSALS = { 403: 'forbidden', 409: 'conflict', 422: 'invalid' } as const;

const PAYLOAD_TOO_LARGE = 413;

/** The door of the verifiers' own service: it is given the papers and comes to its own verdict. */
export class VerifierClient {
  constructor(private readonly settings: VerifierSettings) {}

  /** Throws `VerifierUnavailable` when there is no answer that can be used. */
  async attest(request: AttestationRequest): Promise<VerifierAnswer> {
    const response = await this.post('attestations', request);
    if (!response.ok) throw new VerifierUnavailable(reasonOf(response));
    return (await response.json()) as VerifierAnswer;
  }

  /** Throws `DecisionRefused` with the verifier's own code and reason, `VerifierUnavailable`. */
  async decide(request: DecisionRequest): Promise<{ readonly attestation?: SignedAttestation }> {
    const response = await this.post('decisions', request);
    if (response.ok) return (await response.json()) as { attestation?: SignedAttestation };
    const kind = REFUSALS[response.status as keyof typeof REFUSALS];
    if (!kind) throw new VerifierUnavailable(reasonOf(response));
    const { code, detail } = (await response.json()) as { code: string; detail: string };
    throw new DecisionRefused(code, kind, detail);
  }

  private post(path: 'attestations' | 'decisions', body: object): Promise<Response> {
    return traced({ name: `verifier ${path}`, kind: 'client' }, () => this.send(path, body));
  }

  private async send(path: string, body: object): Promise<Response> {
    const { url, token, timeoutMs } = this.settings;
    try {
      return await fetch(`${url}/v1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...causeHeaders() },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (error) {
      throw new VerifierUnavailable(error instanceof Error ? error.message : String(error));
    }
  }
}

function reasonOf({ status }: Response): string {
  if (status !== PAYLOAD_TOO_LARGE) return `status ${status}`;
  return 'the papers of this trade are larger together than it is set to take (VERIFIER_BODY_LIMIT_BYTES)';
}
