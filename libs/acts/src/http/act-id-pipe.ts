import { type ArgumentMetadata, Injectable, ParseUUIDPipe } from '@nestjs/common';

/** An act's id in a path, in the small letters in which ids are kept and compared: RFC 9562 takes capitals as well. */
@Injectable()
export class ActIdPipe extends ParseUUIDPipe {
  override async transform(value: string, metadata: ArgumentMetadata): Promise<string> {
    await super.transform(value, metadata);
    return value.toLowerCase();
  }
}
