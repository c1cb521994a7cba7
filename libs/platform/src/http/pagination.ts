import { ApiPropertyOptional } from '@nestjs/swagger';
import { DomainError } from '@tallystick/kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export const PAGE_LIMIT_MAX = 200;
export const PAGE_LIMIT_DEFAULT = 50;

export class PageQuery {
  @ApiPropertyOptional({ description: 'Where to go on: `nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  // A name of 200 characters, sorted by, and what is around it.
  @MaxLength(2_000)
  cursor?: string;

  @ApiPropertyOptional({
    description: 'Items a page at most.',
    minimum: 1,
    maximum: PAGE_LIMIT_MAX,
    default: PAGE_LIMIT_DEFAULT,
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_LIMIT_MAX)
  limit: number = PAGE_LIMIT_DEFAULT;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Missing on the last page. */
  readonly nextCursor?: string;
}

export class CursorInvalid extends DomainError {
  constructor() {
    super('cursor-invalid', 'invalid', 'The cursor is not one that this list gave; begin again without one.');
  }
}

export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** A UUID in the form in which PostgreSQL writes it. */
export const UUID_KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `patterns` hold each part to its form before it reaches a query. */
export function decodeCursor(cursor: string | undefined, patterns: readonly RegExp[]): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorInvalid();
  }
  if (!Array.isArray(key) || key.length !== patterns.length) throw new CursorInvalid();
  return key.map((part: unknown, index) => {
    if (typeof part !== 'string' || !patterns[index]?.test(part)) throw new CursorInvalid();
    return part;
  });
}
