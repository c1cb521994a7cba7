/** Bytes as text and back, the same in Node and in a browser. Node's Buffer does in native code what a browser does in loops. */
import * as loops from './bytes-by-loops.js';

export { bytesOfHex } from './bytes-by-loops.js';

interface ByteText {
  /** Lower-case hex digits, without 0x. */
  readonly hexOfBytes: (bytes: Uint8Array) => string;
  /** RFC 4648, 5, without padding. */
  readonly base64urlOfBytes: (bytes: Uint8Array) => string;
  /** @returns undefined unless the text is what `base64urlOfBytes` writes of some bytes: each has one form */
  readonly findBytesOfBase64url: (digits: string) => Uint8Array | undefined;
}

/** What is used of Buffer, which is nowhere declared for a browser. */
interface NativeBuffer {
  from(bytes: ArrayBufferLike, start: number, length: number): NativeBytes;
  from(text: string, encoding: 'base64url'): NativeBytes;
}
interface NativeBytes extends ArrayLike<number> {
  toString(encoding: 'hex' | 'base64url'): string;
}

function nativeText(buffer: NativeBuffer): ByteText {
  // A view: nothing is copied to be written.
  const viewOf = ({ buffer: held, byteOffset, byteLength }: Uint8Array) => buffer.from(held, byteOffset, byteLength);
  return {
    hexOfBytes: (bytes) => viewOf(bytes).toString('hex'),
    base64urlOfBytes: (bytes) => viewOf(bytes).toString('base64url'),
    findBytesOfBase64url: (text) => {
      // Buffer passes over whatever is no digit, and reads more than one form: only what it writes again was written so.
      const read = buffer.from(text, 'base64url');
      return read.toString('base64url') === text ? new Uint8Array(read) : undefined;
    },
  };
}

const { Buffer: native } = globalThis as { Buffer?: NativeBuffer };
export const { hexOfBytes, base64urlOfBytes, findBytesOfBase64url }: ByteText = native ? nativeText(native) : loops;

/** One after the other. */
export function joinedBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    joined.set(part, place);
    place += part.length;
  }
  return joined;
}
