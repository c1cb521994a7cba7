import { Injectable, type PipeTransform } from '@nestjs/common';
import { RequestInvalid } from './validation.js';

/** A party number in a path: 1 to 2^32 - 1. */
@Injectable()
export class PartyNumberPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[1-9][0-9]{0,9}$/.test(value) && Number(value) < 2 ** 32) return value;
    throw new RequestInvalid([{ field: 'party', message: 'expected a party number in decimal digits' }]);
  }
}
