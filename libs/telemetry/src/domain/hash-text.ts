import { bytesOfHex, hexOfBytes } from '@tallystick/kernel';

/** A hash as the chain and the API write it: 0x and lower-case hex digits. */
export const hashText = (hash: Uint8Array): string => `0x${hexOfBytes(hash)}`;

/** @param text as `hashText` writes it */
export const hashOfText = (text: string): Uint8Array => bytesOfHex(text.slice(2));
