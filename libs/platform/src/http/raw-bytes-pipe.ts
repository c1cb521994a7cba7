import { Injectable, type PipeTransform } from '@nestjs/common';
import { RequestInvalid } from './validation.js';

/** The bytes of a file, exactly as they were sent. */
@Injectable()
export class RawBytesPipe implements PipeTransform<unknown, Buffer> {
  transform(value: unknown): Buffer {
    if (Buffer.isBuffer(value) && value.length > 0) return value;
    throw new RequestInvalid([
      { field: 'body', message: 'send the file itself with content-type application/octet-stream' },
    ]);
  }
}
