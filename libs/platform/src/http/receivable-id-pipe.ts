import { Injectable, type PipeTransform } from '@nestjs/common';
import { RequestInvalid } from './validation.js';

/** A receivable's id in a path: a u192 in decimal digits. */
@Injectable()
export class ReceivableIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[1-9][0-9]{0,57}$/.test(value)) return value;
    throw new RequestInvalid([{ field: 'id', message: 'expected a receivable’s id in decimal digits' }]);
  }
}
