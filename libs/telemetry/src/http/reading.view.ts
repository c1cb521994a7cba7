import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BucketedReadings } from '../application/readings/find-readings.js';
import type { QuarantineRow } from '../application/readings/find-quarantine.js';
import type { LatestRow } from '../application/readings/reading-queries.js';
import { CLOCK_TRUSTS, type ClockTrust, EVIDENCE_GRADES, type EvidenceGrade } from '../domain/rules/measurement.js';

export class SeriesView {
  @ApiProperty()
  id!: number;

  @ApiProperty()
  gateway!: string;

  @ApiProperty()
  device!: string;

  @ApiProperty()
  metric!: string;

  @ApiProperty({ description: 'UCUM.' })
  unit!: string;
}

export class SeriesPageView {
  @ApiProperty({ type: [SeriesView] })
  items!: SeriesView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class LatestReadingView {
  @ApiProperty({ type: SeriesView })
  series!: SeriesView;

  @ApiProperty({ format: 'date-time', description: 'When it was measured, by the device’s clock.' })
  at!: string;

  @ApiProperty({ description: 'Exact decimal.' })
  value!: string;

  @ApiPropertyOptional({ description: 'Standard uncertainty, exact decimal, in the value’s unit.' })
  uncertainty?: string;

  @ApiProperty({ description: 'Place in the site’s log, decimal digits.' })
  position!: string;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;

  @ApiProperty({ enum: EVIDENCE_GRADES, enumName: 'EvidenceGrade' })
  grade!: EvidenceGrade;

  @ApiProperty({ enum: CLOCK_TRUSTS, enumName: 'ClockTrust' })
  clock!: ClockTrust;
}

export class LatestReadingPageView {
  @ApiProperty({ type: [LatestReadingView] })
  items!: LatestReadingView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class BucketView {
  @ApiProperty({ format: 'date-time', description: 'Its beginning.' })
  from!: string;

  @ApiProperty({ description: 'Readings in it.' })
  count!: number;

  @ApiProperty({ description: 'Exact decimal.' })
  min!: string;

  @ApiProperty({ description: 'Exact decimal.' })
  max!: string;

  @ApiProperty({ description: 'Decimal, rounded to six digits more than the readings have.' })
  mean!: string;

  @ApiProperty({ description: 'The newest, exact decimal.' })
  last!: string;
}

export class BucketedReadingsView {
  @ApiProperty({ type: SeriesView })
  series!: SeriesView;

  @ApiProperty({ description: 'Length of a bucket.' })
  bucketSeconds!: number;

  @ApiProperty({ type: [BucketView], description: 'By time; those without a reading are left out.' })
  buckets!: BucketView[];
}

export class QuarantineItemView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'As the topic named it.' })
  gateway!: string;

  @ApiProperty()
  kind!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ description: 'What was expected instead.' })
  message!: string;

  @ApiProperty({ description: 'Bytes that are kept of it.' })
  byteLength!: number;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;
}

export class QuarantinePageView {
  @ApiProperty({ type: [QuarantineItemView] })
  items!: QuarantineItemView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export const latestReadingView = (row: LatestRow): LatestReadingView => ({
  series: { id: row.id, gateway: row.gateway, device: row.device, metric: row.metric, unit: row.unit },
  ...{ at: row.at.toISOString(), value: row.value, ...(row.uncertainty !== null && { uncertainty: row.uncertainty }) },
  ...{ position: row.position, receivedAt: row.receivedAt.toISOString(), grade: row.grade, clock: row.clock },
});

export const bucketedReadingsView = ({ buckets, ...found }: BucketedReadings): BucketedReadingsView => ({
  ...found,
  buckets: buckets.map((bucket) => ({ ...bucket, from: bucket.from.toISOString() })),
});

export const quarantineItemView = (row: QuarantineRow): QuarantineItemView => ({
  ...row,
  receivedAt: row.receivedAt.toISOString(),
});
