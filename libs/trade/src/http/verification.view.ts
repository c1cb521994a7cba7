import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AttestationView, attestationView } from './attestation.view.js';
import type { LedgerInvoice } from '../infra/projection/ledger-invoice.entity.js';
import type { SignedDecision, Verification } from '../infra/verification.entity.js';
import { VERDICTS } from '../application/lists.js';
import { DecisionView } from './decision.view.js';
import { CheckedDocumentView, CheckView, FinanceableView } from './trade.view.js';
import { VerificationInputsView, verificationInputsView } from './verification-inputs.view.js';

export class LedgerCapView {
  @ApiProperty({ description: 'What may be financed of the invoice in all, by the ledger, minor units.' })
  capMinor!: string;

  @ApiProperty({ description: 'What of it is financed, minor units.' })
  usedMinor!: string;

  @ApiProperty({ description: 'More is financed than may be: the cap came down later. It can be used no further.' })
  overFinanced!: boolean;
}

export class VerificationView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'Id of the invoice’s document.' })
  invoice!: string;

  @ApiProperty({ enum: VERDICTS, description: 'The worst outcome of all checks.' })
  verdict!: string;

  @ApiProperty({ type: [CheckView] })
  checks!: CheckView[];

  @ApiProperty({ type: [CheckedDocumentView] })
  documents!: CheckedDocumentView[];

  @ApiProperty({ type: [FinanceableView] })
  financeable!: FinanceableView[];

  @ApiProperty({ description: 'Whether the verifier attested the trade, so that a receivable can be issued on it.' })
  attested!: boolean;

  @ApiPropertyOptional({ type: AttestationView, description: 'What the verifier attested; missing unless it did.' })
  attestation?: AttestationView;

  @ApiPropertyOptional({
    description:
      'Of an invoice that no longer passes: the lower cap that the verifier signed, on its way to the ledger.',
  })
  loweredCapMinor?: string;

  @ApiPropertyOptional({
    type: LedgerCapView,
    description: 'What the ledger has of the invoice, once it has anything.',
  })
  ledger?: LedgerCapView;

  @ApiPropertyOptional({ description: 'Party number of who may decide on it when the verdict is review.' })
  reviewer?: string;

  @ApiPropertyOptional({ description: 'Missing of what no person decided.', type: DecisionView })
  decision?: DecisionView;

  @ApiPropertyOptional({ type: VerificationInputsView, description: 'All that it was run on.' })
  inputs?: VerificationInputsView;

  @ApiPropertyOptional({ description: 'Of the inputs, SHA-256, 0x hex.' })
  inputHash?: string;

  @ApiPropertyOptional({ description: 'Of the checks and tolerances it was judged by, SHA-256, 0x hex.' })
  ruleSetHash?: string;

  @ApiProperty({ format: 'date-time' })
  verifiedAt!: string;
}

export class VerificationPageView {
  @ApiProperty({ type: [VerificationView] })
  items!: VerificationView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function verificationView(row: Verification, onLedger: LedgerInvoice | undefined): VerificationView {
  const { id, invoice, verdict, checks, documents, financeable, attestation, lowering, verifiedAt } = row;
  const { reviewer, decision, inputs, inputHash, ruleSetHash } = row;
  return {
    id,
    invoice,
    verdict,
    checks: [...checks],
    documents: documents.map((document) => ({ ...document, findings: [...document.findings] })),
    financeable: [...financeable],
    attested: attestation !== null,
    ...(attestation ? { attestation: attestationView(attestation) } : {}),
    ...(lowering ? { loweredCapMinor: String(lowering.message.cap) } : {}),
    ...(onLedger ? { ledger: ledgerCapView(onLedger) } : {}),
    ...(reviewer !== null ? { reviewer } : {}),
    ...(decision ? { decision: decisionView(decision) } : {}),
    ...(inputs ? { inputs: verificationInputsView(inputs) } : {}),
    ...(inputHash !== null ? { inputHash } : {}),
    ...(ruleSetHash !== null ? { ruleSetHash } : {}),
    verifiedAt: verifiedAt.toISOString(),
  };
}

function ledgerCapView({ capMinor, usedMinor, overFinanced }: LedgerInvoice): LedgerCapView {
  return { capMinor, usedMinor, overFinanced };
}

function decisionView({ message, signature, decidedAt }: SignedDecision): DecisionView {
  return { ...message, checks: [...message.checks], signature, decidedAt };
}
