import { IsPartyNumber } from '@tallystick/platform';
import { TAX_BUREAU_OUTCOMES, type TaxBureauAnswer, type TaxBureauOutcome } from '@tallystick/trade/verifier';
import { Type } from 'class-transformer';
import { SeenDto } from './seen-elsewhere.js';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBase64,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** Bounds the work of one request; the body's size is bounded before. */
const MAX_DOCUMENTS = 700;
const MAX_CERTIFICATES = 20;
const MAX_EARLIER_INVOICES = 1_000;
const MAX_ORDER_LINES = 10_000;

/** Its seller and its buyer. */
const MAX_SUBMITTERS = 2;

const SHA256 = /^[0-9a-f]{64}$/;
/** Bytes in 0x hex: of a key, or of a passkey's account, which are longer. */
export const SIGNATURE = /^0x([0-9a-fA-F]{2}){1,10000}$/;

/** What the tax bureau said of an e-invoice, as it was kept. */
export class TaxAnswerDto implements TaxBureauAnswer {
  @IsIn(TAX_BUREAU_OUTCOMES)
  outcome!: TaxBureauOutcome;

  @IsString()
  @MaxLength(300)
  source!: string;

  @IsString()
  @MaxLength(30)
  askedAt!: string;

  @IsString()
  @MaxLength(20_000)
  content!: string;

  @Matches(SHA256)
  sha256!: string;
}

export class DocumentDto {
  @IsString()
  @MaxLength(300)
  name!: string;

  @IsBase64()
  contentBase64!: string;

  /** Party numbers of those who handed it in; nobody, when left out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_SUBMITTERS)
  @IsPartyNumber({ each: true })
  submittedBy?: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => TaxAnswerDto)
  taxAnswer?: TaxAnswerDto;
}

export class CertificateDto {
  @IsPartyNumber()
  party!: string;

  @IsString()
  @MaxLength(18)
  uscc!: string;

  @IsString()
  @MaxLength(20)
  lei!: string;

  @IsString()
  @MaxLength(500)
  name!: string;

  @Matches(/^(0|[1-9][0-9]{0,13})$/)
  issuedAt!: string;
}

export class SignedCertificateDto {
  @ValidateNested()
  @Type(() => CertificateDto)
  certificate!: CertificateDto;

  @Matches(SIGNATURE)
  signature!: string;
}

export class EarlierInvoiceDto {
  @Matches(SHA256)
  sha256!: string;

  @IsString()
  @MaxLength(500)
  canonicalNumber!: string;

  @IsString()
  @MaxLength(600)
  seller!: string;

  @IsString()
  @MaxLength(600)
  buyer!: string;

  @Matches(/^[A-Z]{3}$/)
  currency!: string;

  @Matches(/^-?[0-9]{1,40}$/)
  amountMinor!: string;

  @Matches(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  issueDate!: string;

  @IsArray()
  @ArrayMaxSize(MAX_ORDER_LINES)
  @IsString({ each: true })
  @MaxLength(1_100, { each: true })
  orderLines!: string[];
}

export class EvidenceDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_DOCUMENTS)
  @ValidateNested({ each: true })
  @Type(() => DocumentDto)
  documents!: DocumentDto[];

  @Matches(SHA256)
  invoice!: string;

  @IsArray()
  @ArrayMaxSize(MAX_CERTIFICATES)
  @ValidateNested({ each: true })
  @Type(() => SignedCertificateDto)
  certificates!: SignedCertificateDto[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_EARLIER_INVOICES)
  @ValidateNested({ each: true })
  @Type(() => EarlierInvoiceDto)
  earlierInvoices?: EarlierInvoiceDto[];

  @IsOptional()
  @ValidateNested()
  @Type(() => SeenDto)
  seen?: SeenDto;
}
