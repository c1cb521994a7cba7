import { Injectable, type PipeTransform } from '@nestjs/common';
import { RequestInvalid } from './validation.js';

/** The bytes of an XML body, exactly as they were sent. */
@Injectable()
export class RawXmlPipe implements PipeTransform<unknown, Buffer> {
  transform(value: unknown): Buffer {
    if (Buffer.isBuffer(value) && value.length > 0) return value;
    throw new RequestInvalid([
      { field: 'body', message: 'send the document itself with content-type application/xml' },
    ]);
  }
}
