import type { CheckSignature } from '../domain/cose/open-envelope.js';
import { isSignatureOf } from '../domain/cose/verifying-key.js';

/** On the thread that asks. */
export const checkHere: CheckSignature = (key, message, signature) =>
  Promise.resolve(isSignatureOf(key, message, signature));
