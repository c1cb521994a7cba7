import { ApiProperty } from '@nestjs/swagger';
import type { CopySeen, CutSumSeen, RelationSeen, SeenElsewhere, RepeatedGoodsSeen } from '@tallystick/act-types';

export class CircleSeenView {
  @ApiProperty({ description: 'Parties who sell to one another, and so sales.' })
  parties!: number;

  @ApiProperty({ description: 'From the first sale to the last.' })
  days!: number;

  @ApiProperty({ description: 'The least sale in percent of the greatest.' })
  keptPercent!: number;
}

export class CopySeenView {
  @ApiProperty({ enum: ['seller', 'buyer', 'none'], description: 'Which side it has in common with this invoice.' })
  shared!: CopySeen['shared'];

  @ApiProperty()
  sameNumber!: boolean;

  @ApiProperty({ description: 'Articles, quantities and amounts, line by line.' })
  sameLines!: boolean;

  @ApiProperty({ description: 'Between the two issue dates.' })
  daysApart!: number;
}

export class RepeatedGoodsSeenView {
  @ApiProperty({ enum: ['seller', 'buyer'], description: 'Whose records tell it.' })
  recorder!: RepeatedGoodsSeen['recorder'];

  @ApiProperty({ description: 'Pallets, pieces and warehouse receipts.' })
  units!: number;

  @ApiProperty({ description: 'Other invoices that they are tied to.' })
  invoices!: number;
}

export class RelationSeenView {
  @ApiProperty({ enum: ['account', 'address', 'phone', 'email', 'representative', 'signing-key'] })
  by!: RelationSeen['by'];

  @ApiProperty({ enum: ['buyer', 'other-sellers'], description: 'Whom the seller has it in common with.' })
  to!: RelationSeen['to'];

  @ApiProperty({ description: 'How many parties those are.' })
  parties!: number;
}

export class CutSumSeenView {
  @ApiProperty({ enum: ['whole', 'piece'], description: 'What this invoice is of the sum.' })
  role!: CutSumSeen['role'];

  @ApiProperty()
  pieces!: number;

  @ApiProperty({ description: 'From the first of the whole and its pieces to the last.' })
  daysApart!: number;

  @ApiProperty({ type: [String], description: 'SHA-256 of the other invoices of the sum, hex.' })
  others!: string[];
}

export class PatternSeenView {
  @ApiProperty()
  pattern!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'By name.',
  })
  figures!: Record<string, string | number>;
}

export class SeenElsewhereView {
  @ApiProperty({ type: [CircleSeenView] })
  circles!: CircleSeenView[];

  @ApiProperty({ type: [CopySeenView], description: 'Invoices between other parties that are like this one.' })
  copies!: CopySeenView[];

  @ApiProperty({ type: [RepeatedGoodsSeenView] })
  goods!: RepeatedGoodsSeenView[];

  @ApiProperty({ type: [RelationSeenView] })
  relations!: RelationSeenView[];

  @ApiProperty({ type: [CutSumSeenView], description: 'Sums billed as a whole and in pieces.' })
  sums!: CutSumSeenView[];

  @ApiProperty({ type: [PatternSeenView], description: 'Figures out of the ordinary.' })
  patterns!: PatternSeenView[];
}

export function seenElsewhereView({
  circles,
  copies,
  goods,
  relations,
  sums,
  patterns,
}: SeenElsewhere): SeenElsewhereView {
  return {
    circles: [...circles],
    copies: [...copies],
    goods: [...goods],
    relations: [...relations],
    sums: sums.map((sum) => ({ ...sum, others: [...sum.others] })),
    patterns: patterns.map(({ pattern, figures }) => ({ pattern, figures: { ...figures } })),
  };
}
