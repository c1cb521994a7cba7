import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SiteActivity } from '../application/sites/find-site-activity.js';
import type { VerifyingKey } from '../domain/cose/verifying-key.js';
import { siteName } from '../domain/site-name.js';
import { fingerprintOf } from '../domain/enrolment/key-fingerprint.js';
import type { Site } from '../infra/site.entity.js';
import type { SiteKey } from '../infra/site-key.entity.js';
import type { SiteReader } from '../infra/site-reader.entity.js';
import { textOf } from './bytes-field.js';
import { NamedKeyView, publicKeyView } from './enrolment.view.js';
import { SiteKeyStatementTerms } from './sites-requests.js';

export const SITE_STATES = ['announced', 'open'] as const;

export class SiteKeyView extends NamedKeyView {
  @ApiProperty({ type: SiteKeyStatementTerms, description: 'EIP-712 `SiteKey`, in the party registry’s domain.' })
  statement!: SiteKeyStatementTerms;

  @ApiProperty({ description: 'Of the statement, 0x hex.' })
  digest!: string;

  @ApiProperty({ description: 'The account that signed; ask the party registry whose it is.' })
  account!: string;

  @ApiProperty({
    type: [String],
    description: 'Of the account, over the digest: ECDSA, or what its code checks (ERC-1271).',
  })
  signatures!: string[];

  @ApiProperty({ format: 'date-time' })
  statedAt!: string;
}

export class SiteView {
  @ApiProperty({ example: 'site-7', description: 'Its name in topics and signatures.' })
  site!: string;

  @ApiProperty({ description: 'What people call it.' })
  name!: string;

  @ApiProperty({ description: 'Party number of who runs it.' })
  operator!: string;

  @ApiProperty({ enum: SITE_STATES, enumName: 'SiteState', description: 'Open once its operator has stated a key.' })
  state!: (typeof SITE_STATES)[number];

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ description: 'Gateways that are named there.' })
  gateways!: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'When anything came of any of them.' })
  lastHeardAt?: string;

  @ApiProperty({ description: 'Critical alarms that are not closed.' })
  criticalAlarms!: number;

  @ApiProperty({ description: 'Warnings that are not closed.' })
  warnAlarms!: number;

  @ApiProperty({ description: 'Of both, those that the operator has not acknowledged.' })
  unacknowledgedAlarms!: number;
}

export class SiteWithKeysView extends SiteView {
  @ApiPropertyOptional({ type: SiteKeyView, description: 'The newest that holds now.' })
  operatorKey?: SiteKeyView;

  @ApiProperty({
    type: [SiteKeyView],
    description: 'Every statement, the newest first; what held once still shows old evidence.',
  })
  keys!: SiteKeyView[];

  @ApiPropertyOptional({
    type: NamedKeyView,
    description:
      'The log’s, that signs receipts. Compare its fingerprint with what you were told elsewhere before your enrolments name it.',
  })
  receiptKey?: NamedKeyView;
}

export class SitePageView {
  @ApiProperty({ type: [SiteView] })
  items!: SiteView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class SiteReaderView {
  @ApiProperty({ description: 'Party number.' })
  party!: string;

  @ApiProperty({ format: 'date-time' })
  grantedAt!: string;
}

export class SiteReadersView {
  @ApiProperty({ type: [SiteReaderView] })
  items!: SiteReaderView[];
}

export const siteView = (
  { number, name, operator, operatorPublicKey, createdAt }: Site,
  { gateways, lastHeardAt, ...alarms }: SiteActivity,
): SiteView => ({
  ...{ site: siteName(Number(number)), name, operator, createdAt: createdAt.toISOString() },
  state: operatorPublicKey ? 'open' : 'announced',
  ...{ gateways, ...alarms, ...(lastHeardAt && { lastHeardAt: lastHeardAt.toISOString() }) },
});

export interface KeysOfSite {
  readonly activity: SiteActivity;
  /** Every statement, the newest first. */
  readonly all: readonly SiteKey[];
  /** Those that hold now. */
  readonly holding: readonly SiteKey[];
  readonly receiptKey: VerifyingKey | undefined;
}

export function siteWithKeysView(site: Site, { activity, all, holding, receiptKey }: KeysOfSite): SiteWithKeysView {
  const [present] = holding;
  return {
    ...siteView(site, activity),
    state: present ? 'open' : 'announced',
    ...(present && { operatorKey: siteKeyView(present) }),
    keys: all.map(siteKeyView),
    ...(receiptKey && { receiptKey: { ...publicKeyView(receiptKey), fingerprint: fingerprintOf(receiptKey) } }),
  };
}

const siteKeyView = (key: SiteKey): SiteKeyView => ({
  ...{ algorithm: key.algorithm, publicKey: textOf(key.publicKey), fingerprint: fingerprintOf(key) },
  ...{ statement: key.statement, digest: key.digest, account: key.account, signatures: [key.signature] },
  statedAt: key.statedAt.toISOString(),
});

export const siteReaderView = ({ party, grantedAt }: SiteReader): SiteReaderView => ({
  party,
  grantedAt: grantedAt.toISOString(),
});
