import { DomainError } from '@tallystick/kernel';

export class SizeBeyondLog extends DomainError {
  constructor(asked: number, size: number) {
    super('size-beyond-log', 'invalid', `There is no tree of ${asked} leaves: the log has ${size}.`, { asked, size });
  }
}

export class EntryNotFound extends DomainError {
  constructor(position: number, size: number) {
    const places = size === 0 ? 'it has none yet' : `it has those from 0 to ${size - 1}`;
    super('entry-not-found', 'not-found', `The log has no entry ${position}: ${places}.`, { position, size });
  }
}
