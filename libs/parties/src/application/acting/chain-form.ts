import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { AssertionMalformed, encodePasskeyAssertion } from '@tallystick/act-types';
import { PasskeyAnswerRefused } from '../../domain/acting/errors.js';

/** An answer as the chain checks it, 0x hex. Throws `PasskeyAnswerRefused`. */
export function chainForm({ response }: AuthenticationResponseJSON): string {
  try {
    return encodePasskeyAssertion(response);
  } catch (error) {
    if (error instanceof AssertionMalformed) throw new PasskeyAnswerRefused(error.message);
    throw error;
  }
}
