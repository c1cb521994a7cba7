import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { bitsToRoles, PARTY_ROLES, type PartyRole } from '@tallystick/act-types';
import type { EnrolledParty, OrganisationWithStanding } from '../application/find-organisations.js';

export class RecoveryView {
  @ApiProperty({ description: 'The account that it is to go over to.' })
  account!: string;

  @ApiProperty({ format: 'date-time', description: 'From then on it can be completed.' })
  completesAt!: string;
}

export class EnrolmentView {
  @ApiProperty({ description: 'The account whose signature binds this party.' })
  account!: string;

  @ApiProperty({ enum: Object.keys(PARTY_ROLES), isArray: true })
  roles!: PartyRole[];

  @ApiProperty({ format: 'date-time' })
  verifiedUntil!: string;

  @ApiProperty({ description: 'Every act names its signatories’ epochs.' })
  epoch!: string;

  @ApiPropertyOptional({
    type: RecoveryView,
    description: 'The recovery of its account that is open; while one is, the party cannot act.',
  })
  recovery?: RecoveryView;
}

export class OrganisationView {
  @ApiProperty({ description: 'Party number.' })
  party!: string;

  @ApiProperty()
  name!: string;

  @ApiPropertyOptional({ description: 'Unified Social Credit Code (GB 32100).' })
  uscc?: string;

  @ApiPropertyOptional({ description: 'Legal Entity Identifier (ISO 17442).' })
  lei?: string;

  @ApiProperty({ description: 'Whether the registrar has certified who this is.' })
  certified!: boolean;

  @ApiPropertyOptional({ type: EnrolmentView, description: 'The ledger’s word; missing until enrolled.' })
  enrolled?: EnrolmentView;
}

export class OrganisationPageView {
  @ApiProperty({ type: [OrganisationView] })
  items!: OrganisationView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function organisationView({ organisation, enrolled }: OrganisationWithStanding): OrganisationView {
  const { party, name, uscc, lei, certificate } = organisation;
  return {
    party,
    name,
    ...(uscc === null ? {} : { uscc }),
    ...(lei === null ? {} : { lei }),
    certified: certificate !== null,
    ...(enrolled ? { enrolled: enrolmentView(enrolled) } : {}),
  };
}

function enrolmentView({ account, roles, verifiedUntil, epoch, recovery }: EnrolledParty): EnrolmentView {
  return {
    account,
    roles: bitsToRoles(roles),
    verifiedUntil: verifiedUntil.toISOString(),
    epoch,
    ...(recovery ? { recovery: { ...recovery, completesAt: recovery.completesAt.toISOString() } } : {}),
  };
}
