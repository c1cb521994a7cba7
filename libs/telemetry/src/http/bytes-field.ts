import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

/** Bytes as they travel in JSON here and in bundles: base64url without padding. */
export function BytesField(description: string, maxBytes: number): PropertyDecorator {
  const maxLength = Math.ceil((maxBytes * 4) / 3);
  return applyDecorators(
    ApiProperty({ description: `${description} Base64url without padding.`, maxLength }),
    IsString(),
    MaxLength(maxLength),
    Matches(/^[A-Za-z0-9_-]+$/, { message: '$property must be bytes in base64url without padding' }),
  );
}

export const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
