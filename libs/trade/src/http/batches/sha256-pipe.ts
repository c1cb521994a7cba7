import { Injectable, type PipeTransform } from '@nestjs/common';
import { RequestInvalid } from '@tallystick/platform';

/** The SHA-256 of a file's bytes, as a part of a path. */
@Injectable()
export class Sha256Pipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[0-9a-f]{64}$/.test(value)) return value;
    throw new RequestInvalid([{ field: 'sha256', message: 'sha256 must be 64 hex digits in lower case' }]);
  }
}
