import { Injectable, type PipeTransform } from '@nestjs/common';
import { RequestInvalid, UUID_KEY } from '@tallystick/platform';

/** The id of a person or of a session in a path, in the small letters in which ids are kept. */
@Injectable()
export class PersonIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const id = value.toLowerCase();
    if (UUID_KEY.test(id)) return id;
    throw new RequestInvalid([{ field: 'id', message: 'expected a UUID' }]);
  }
}
