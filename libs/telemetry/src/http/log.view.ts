import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AnchoredTree } from '../application/evidence/find-anchors.js';
import type { ConsistencyShown, InclusionShown } from '../application/evidence/log-proofs.js';
import type { TreeHead } from '../domain/evidence/verify-proofs.js';
import { hashText } from '../domain/hash-text.js';
import { CLOCK_TRUSTS, type ClockTrust, EVIDENCE_GRADES, type EvidenceGrade } from '../domain/rules/measurement.js';
import type { LogEntry } from '../infra/read-log.js';

const HASH = { description: 'SHA-256, 0x and 64 hex digits.' };

export class TreeView {
  @ApiProperty({ description: 'Leaves.' })
  size!: number;

  @ApiProperty(HASH)
  root!: string;
}

export class AnchorView extends TreeView {
  @ApiProperty({ description: 'The account of the log, by which EvidenceLog knows it.' })
  log!: string;

  @ApiProperty({ description: 'Leaves when it was anchored before; 0 if it never was.' })
  previousSize!: number;

  @ApiProperty()
  block!: number;

  @ApiProperty()
  transaction!: string;

  @ApiProperty({ format: 'date-time', description: 'By the block.' })
  anchoredAt!: string;
}

export class AnchorPageView {
  @ApiProperty({ type: [AnchorView] })
  items!: AnchorView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class SiteLogView extends TreeView {
  @ApiProperty({ type: [AnchorView], description: 'The latest, newest first; none while nothing of it is anchored.' })
  anchors!: AnchorView[];
}

export class LogEntryView {
  @ApiProperty({ description: 'From 0.' })
  position!: number;

  @ApiProperty()
  gateway!: string;

  @ApiProperty({ enum: EVIDENCE_GRADES })
  grade!: EvidenceGrade;

  @ApiProperty({ enum: CLOCK_TRUSTS })
  clock!: ClockTrust;

  @ApiProperty({ description: 'False of what is kept as evidence against its gateway.' })
  placed!: boolean;

  @ApiPropertyOptional({ description: 'Decimal digits; missing of what is no signed batch.' })
  bootEpoch?: string;

  @ApiPropertyOptional({ description: 'Decimal digits; missing of what is no signed batch.' })
  seq?: string;

  @ApiProperty({ format: 'byte', description: 'The exact bytes that came, base64.' })
  envelope!: string;

  @ApiProperty({ description: 'By the clock of the intake: milliseconds since 1970, as they are hashed.' })
  receivedAtMs!: number;

  @ApiProperty({ description: 'Decimal digits, as they are hashed.' })
  lease!: string;

  @ApiProperty({
    description: 'SHA-256 of 0x00, u32 length, envelope, u64 receivedAtMs, u64 lease; 0x and 64 hex digits.',
  })
  leafHash!: string;
}

export class InclusionView {
  @ApiProperty()
  position!: number;

  @ApiProperty({ type: TreeView })
  tree!: TreeView;

  @ApiProperty({ type: [String], description: 'RFC 9162, 2.1.3: from the leaf up.' })
  path!: string[];
}

export class ConsistencyView {
  @ApiProperty({ type: TreeView })
  from!: TreeView;

  @ApiProperty({ type: TreeView })
  to!: TreeView;

  @ApiProperty({ type: [String], description: 'RFC 9162, 2.1.4.' })
  path!: string[];
}

const treeView = ({ size, root }: TreeHead): TreeView => ({ size, root: hashText(root) });

export function anchorView(anchor: AnchoredTree): AnchorView {
  const { log, previousSize, block, transaction, anchoredAt } = anchor;
  return { ...treeView(anchor), log, previousSize, block, transaction, anchoredAt: anchoredAt.toISOString() };
}

export function siteLogView(head: TreeHead, anchors: readonly AnchoredTree[]): SiteLogView {
  return { ...treeView(head), anchors: anchors.map(anchorView) };
}

export function logEntryView(entry: LogEntry): LogEntryView {
  const { position, gateway, grade, clock, isPlaced, bootEpoch, seq, envelope, receivedAtMs, lease, leaf } = entry;
  return {
    ...{ position, gateway, grade, clock, placed: isPlaced },
    ...(bootEpoch !== null && { bootEpoch: bootEpoch.toString() }),
    ...(seq !== null && { seq: seq.toString() }),
    envelope: Buffer.from(envelope).toString('base64'),
    ...{ receivedAtMs, lease: lease.toString(), leafHash: hashText(leaf) },
  };
}

export const inclusionView = ({ position, tree, path }: InclusionShown): InclusionView => ({
  ...{ position, tree: treeView(tree), path: path.map(hashText) },
});

export const consistencyView = ({ from, to, path }: ConsistencyShown): ConsistencyView => ({
  ...{ from: treeView(from), to: treeView(to), path: path.map(hashText) },
});
