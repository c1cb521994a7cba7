import type { FindingRule } from '../finding-rules.js';
import type { Finding } from '../finding.js';
import type { XmlLimits } from '../xml/xml-limits.js';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

export type JsonReading = { readonly value: JsonValue } | { readonly refusal: Finding };

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** What may be U+0000 or half of a character; which it is, is seen once it is parsed. */
const SUSPECT = /\\u(0000|d[89a-f])/i;
const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** By its first sign: XML begins with `<`. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const isMarked = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  const first = bytes.subarray(isMarked ? BYTE_ORDER_MARK.length : 0).find((byte) => !SPACES.has(byte));
  return first === 0x7b || first === 0x5b;
}

/** Reads a file as JSON, or says why not. Bytes and depth are bounded before the parser sees them. */
export function readJson(bytes: Uint8Array, { maxBytes, maxDepth }: XmlLimits): JsonReading {
  if (bytes.length > maxBytes) return refused('json-too-large', `${bytes.length} bytes, at most ${maxBytes} are read`);
  if (depthOf(bytes, maxDepth) > maxDepth) return refused('json-too-deep', `nested deeper than ${maxDepth}`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value = JSON.parse(text) as JsonValue;
    // No database keeps them, and no such text is anybody's number or name.
    if (SUSPECT.test(text) && !isOfWholeCharacters(value))
      return refused('json-malformed', 'a text holds U+0000 or half of a character');
    return { value };
  } catch (error) {
    const isEncoding = !(error instanceof SyntaxError);
    const reason = isEncoding ? 'not UTF-8, the one encoding that records are read in' : error.message.slice(0, 200);
    return refused(isEncoding ? 'json-encoding' : 'json-malformed', reason);
  }
}

function isOfWholeCharacters(value: JsonValue): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, part]) => isOfWholeCharacters(name) && isOfWholeCharacters(part));
}

/** How deep brackets go, outside of strings; stops once it is too deep. */
function depthOf(bytes: Uint8Array, enough: number): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let at = 0; at < bytes.length && deepest <= enough; at += 1) {
    const byte = bytes[at];
    if (byte === 0x22) inString = !inString;
    else if (inString && byte === 0x5c) at += 1;
    else if (!inString && (byte === 0x7b || byte === 0x5b)) deepest = Math.max(deepest, (depth += 1));
    else if (!inString && (byte === 0x7d || byte === 0x5d)) depth -= 1;
  }
  return deepest;
}

function refused(rule: FindingRule, message: string): JsonReading {
  return { refusal: { rule, severity: 'error', where: '', message } };
}
