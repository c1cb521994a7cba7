import { Injectable, type PipeTransform } from '@nestjs/common';
import { RequestInvalid } from '@tallystick/platform';

/** A fact's key in a path: 32 bytes. */
@Injectable()
export class FactKeyPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^0x[0-9a-f]{64}$/.test(value)) return value;
    throw new RequestInvalid([{ field: 'key', message: 'expected 0x and 64 lower-case hex digits' }]);
  }
}
