import { createHash } from 'node:crypto';
import { DomainError } from '@tallystick/kernel';

const LENGTH = 22;

/** Tags of what is stored, one of which a change wants to find; undefined where it changes whatever is there. */
export type ExpectedTags = readonly string[] | undefined;

export class ChangedMeanwhile extends DomainError {
  constructor() {
    super(
      'changed-meanwhile',
      'precondition',
      'It was changed since you read it, and nothing was done. Read it again, see what has changed, and send its ETag as If-Match.',
    );
  }
}

/**
 * Names what is stored of a thing, as far as changes of it go: whoever read one state and changes another would undo what they have not seen.
 * @param state what JSON can say, always in one order
 */
export const stateTag = (state: unknown): string =>
  createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, LENGTH);

/** In the transaction that changes it, of the row that it holds. @throws ChangedMeanwhile */
export function requireTag(expected: ExpectedTags, tag: string): void {
  if (expected && !expected.includes(tag)) throw new ChangedMeanwhile();
}
