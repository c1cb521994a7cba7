import { EnvelopeRefused } from '../../cose/envelope-refused.js';
import type { DialectLimits } from '../dialect-limits.js';
import { JsonNumber, type JsonValue } from './json-value.js';

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** A string up to its end; what is between is `JSON.parse`'s to judge. */
const STRING = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const WORD = /true|false|null/y;

/**
 * JSON (RFC 8259) with its numbers as they were written: a number that goes through a double is another one. A member that comes twice is
 * refused, as readers differ in which of the two they take. @throws EnvelopeRefused and nothing else
 */
export function readJson(bytes: Uint8Array, limits: DialectLimits): JsonValue {
  if (bytes.length > limits.maxEnvelopeBytes) {
    throw new EnvelopeRefused('envelope-too-large', `expected ${limits.maxEnvelopeBytes} bytes at most`);
  }
  return new JsonText(textOf(bytes), limits).whole();
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('expected UTF-8');
  }
}

const malformed = (message: string) => new EnvelopeRefused('json-malformed', message);

class JsonText {
  private at = 0;
  private values = 0;

  constructor(
    private readonly text: string,
    private readonly limits: DialectLimits,
  ) {}

  whole(): JsonValue {
    const value = this.value(1);
    if (this.at < this.text.length) throw this.expected('the end');
    return value;
  }

  /** A value with the space on both its sides. */
  private value(depth: number): JsonValue {
    const { maxJsonDepth, maxJsonValues } = this.limits;
    if (depth > maxJsonDepth) throw new EnvelopeRefused('limit-exceeded', `expected ${maxJsonDepth} levels at most`);
    this.values += 1;
    if (this.values > maxJsonValues)
      throw new EnvelopeRefused('limit-exceeded', `expected ${maxJsonValues} values at most`);
    this.match(SPACE);
    const value = this.bare(depth);
    this.match(SPACE);
    return value;
  }

  private bare(depth: number): JsonValue {
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.list(depth);
      case '"':
        return this.string();
      case 't':
      case 'f':
      case 'n':
        return this.word();
      default:
        return new JsonNumber(this.match(NUMBER) ?? this.nothing('a value'));
    }
  }

  private word(): JsonValue {
    const word = this.match(WORD) ?? this.nothing('a value');
    return word === 'null' ? null : word === 'true';
  }

  private list(depth: number): JsonValue {
    const items: JsonValue[] = [];
    this.at += 1;
    this.match(SPACE);
    if (this.takes(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.takes(','));
    if (!this.takes(']')) throw this.expected('a comma or the end of the list');
    return items;
  }

  private object(depth: number): JsonValue {
    const members = new Map<string, JsonValue>();
    this.at += 1;
    this.match(SPACE);
    if (this.takes('}')) return members;
    do this.member(members, depth);
    while (this.takes(','));
    if (!this.takes('}')) throw this.expected('a comma or the end of the object');
    return members;
  }

  private member(members: Map<string, JsonValue>, depth: number): void {
    this.match(SPACE);
    const name = this.string();
    if (members.has(name)) throw this.expected('no member twice');
    this.match(SPACE);
    if (!this.takes(':')) throw this.expected('a colon');
    members.set(name, this.value(depth + 1));
  }

  private string(): string {
    const quoted = this.match(STRING) ?? this.nothing('a string');
    const text = unquoted(quoted);
    // Half a character stands for itself in no encoding, and every other half would become the same.
    if (text?.isWellFormed() !== true) throw this.expected('a string');
    return text;
  }

  private takes(character: string): boolean {
    const isThere = this.text[this.at] === character;
    if (isThere) this.at += 1;
    return isThere;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private nothing(what: string): never {
    throw this.expected(what);
  }

  private expected(what: string): EnvelopeRefused {
    return malformed(`expected ${what} at character ${this.at}`);
  }
}

function unquoted(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
