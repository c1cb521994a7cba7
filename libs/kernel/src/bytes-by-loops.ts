/** Bytes as text and back in a browser, which has no Buffer. */

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NONE = 255;
const HEX_VALUES = valuesOf('0123456789abcdef', 'ABCDEF');
const BASE64URL_VALUES = valuesOf(ALPHABET);

/** What a digit stands for, by its code; `more` are other digits for the last values. */
function valuesOf(digits: string, more = ''): Uint8Array {
  const values = new Uint8Array(128).fill(NONE);
  [...digits].forEach((digit, value) => (values[digit.charCodeAt(0)] = value));
  [...more].forEach((digit, place) => (values[digit.charCodeAt(0)] = digits.length - more.length + place));
  return values;
}

/** Lower-case hex digits, without 0x. */
export function hexOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** @param hex pairs of hex digits, without 0x. @throws RangeError for anything else */
export function bytesOfHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  let isHex = hex.length % 2 === 0;
  for (let place = 0; place < bytes.length; place += 1) {
    const [high, low] = [valueAt(HEX_VALUES, hex, 2 * place), valueAt(HEX_VALUES, hex, 2 * place + 1)];
    isHex &&= high !== NONE && low !== NONE;
    bytes[place] = (high << 4) | low;
  }
  if (!isHex) throw new RangeError('expected pairs of hex digits');
  return bytes;
}

const valueAt = (values: Uint8Array, text: string, place: number): number => values[text.charCodeAt(place)] ?? NONE;

/** RFC 4648, 5, without padding. */
export function base64urlOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (let place = 0; place < bytes.length; place += 3) {
    const [one = 0, two = 0, three = 0] = [bytes[place], bytes[place + 1], bytes[place + 2]];
    const digits = Math.min(bytes.length - place, 3) + 1;
    const bits = (one << 16) | (two << 8) | three;
    for (let digit = 0; digit < digits; digit += 1) text += ALPHABET[(bits >> (18 - 6 * digit)) & 63];
  }
  return text;
}

/** @returns undefined unless the text is what `base64urlOfBytes` writes of some bytes: each has one form */
export function findBytesOfBase64url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [bits, held, place] = [0, 0, 0];
  for (let digit = 0; digit < text.length; digit += 1) {
    const value = valueAt(BASE64URL_VALUES, text, digit);
    if (value === NONE) return undefined;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[place++] = bits >> held;
      bits &= (1 << held) - 1;
    }
  }
  return bits === 0 ? bytes : undefined;
}
