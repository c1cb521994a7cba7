import { ApiProperty } from '@nestjs/swagger';
import { ACT_KINDS, type ActKind } from '@tallystick/act-types';
import { Transform, Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsIn, IsObject, IsString, IsUUID, Matches, ValidateNested } from 'class-validator';
import { ActView } from './act.view.js';
import { SIGNATURE_HEX, SIGNATURE_RULE } from './act-requests.js';

class DraftRequest {
  @ApiProperty({ enum: Object.keys(ACT_KINDS), description: 'The last part of the route that drafts one such act.' })
  @IsIn(Object.keys(ACT_KINDS))
  kind!: ActKind;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The body that that route takes.' })
  @IsObject()
  terms!: object;
}

export class DraftsRequest {
  @ApiProperty({ type: [DraftRequest] })
  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => DraftRequest)
  acts!: DraftRequest[];
}

/** As ids are kept: RFC 9562 takes capitals as well. */
const inSmallLetters = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.toLowerCase() : value;

class GivenSignatureRequest {
  @ApiProperty({ format: 'uuid', description: 'The act’s id; each act once.' })
  @Transform(inSmallLetters)
  @IsUUID()
  act!: string;

  @ApiProperty({ description: 'As in the route that takes one.' })
  @IsString()
  @Matches(SIGNATURE_HEX, SIGNATURE_RULE)
  signature!: string;
}

export class SignaturesRequest {
  @ApiProperty({ type: [GivenSignatureRequest] })
  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => GivenSignatureRequest)
  signatures!: GivenSignatureRequest[];
}

export class ActListView {
  @ApiProperty({ type: [ActView] })
  items!: ActView[];
}

class RefusedSignatureView {
  @ApiProperty({ format: 'uuid' })
  act!: string;

  @ApiProperty({ description: 'Stable; decide by this.', example: 'act-not-open' })
  code!: string;

  @ApiProperty()
  message!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  details!: Readonly<Record<string, unknown>>;
}

export class SignedActsView {
  @ApiProperty({ type: [ActView], description: 'Those that have your signature now, in the order given.' })
  items!: ActView[];

  @ApiProperty({ type: [RefusedSignatureView] })
  refused!: RefusedSignatureView[];
}
