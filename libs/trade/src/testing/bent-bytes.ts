import fc from 'fast-check';

/** One way of spoiling a paper, at a place between 0 and 1 of it. */
type Bend = (text: string, at: number, by: number) => Uint8Array | string;

const TAG = /<[^<>]*>/g;
const NUMBER = /[0-9]+(?:\.[0-9]+)?/g;
const ATTRIBUTE = / [\w:]+="[^"]*"/g;
/** What looks like a digit, a letter or nothing, and is another character; what XML or JSON does not allow; what is very long. */
const ODD = [
  '\u0000',
  '\uFEFF',
  '\u202E',
  '０',
  'Ａ',
  '\u200B',
  '\uD800',
  '&',
  '<',
  ']]>',
  '&#0;',
  '9'.repeat(400),
  'x'.repeat(20_000),
];
const NUMBERS = ['', '-1', '0', '1e9', 'NaN', '1,000.00', '0x10', '١٢', '9'.repeat(50), '0.000000000000000001'];

const BENDS: Readonly<Record<string, Bend>> = {
  'a byte': (text, at, by) => {
    const bytes = new TextEncoder().encode(text);
    bytes[Math.floor(at * bytes.length)] = Math.floor(by * 256);
    return bytes;
  },
  'its end': (text, at) => text.slice(0, Math.floor(at * text.length)),
  'a tag left out': (text, at) => replaced(text, TAG, at, () => ''),
  'a tag twice': (text, at) => replaced(text, TAG, at, (tag) => tag + tag),
  'two tags changed round': (text, at, by) => {
    const tags = [...text.matchAll(TAG)].map(([tag]) => tag);
    const other = tags[Math.floor(by * tags.length)] ?? '';
    return replaced(text, TAG, at, () => other);
  },
  'an attribute twice': (text, at) => replaced(text, ATTRIBUTE, at, (attribute) => attribute + attribute),
  'a number': (text, at, by) => replaced(text, NUMBER, at, () => NUMBERS[Math.floor(by * NUMBERS.length)] ?? ''),
  'an odd character': (text, at, by) => {
    const place = Math.floor(at * text.length);
    return text.slice(0, place) + (ODD[Math.floor(by * ODD.length)] ?? '') + text.slice(place);
  },
  'another encoding': (text, _at, by) =>
    by < 0.5 ? Buffer.from(text, 'utf16le') : Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1'),
  'a document type': (text) => text.replace(/^(<\?[^>]*\?>)?/, '$1<!DOCTYPE a [<!ENTITY b "bb">]>'),
  'a nest': (text, at) => {
    const place = Math.floor(at * text.length);
    return text.slice(0, place) + (text.startsWith('{') ? '[' : '<a>').repeat(5_000) + text.slice(place);
  },
};

export interface Bent {
  /** What was done to it, in order. */
  readonly bends: readonly string[];
  readonly bytes: Uint8Array;
}

/** A text that was spoiled once or a few times over. */
export function bent(text: string): fc.Arbitrary<Bent> {
  const bend = fc.record({
    name: fc.constantFrom(...Object.keys(BENDS)),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    by: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });
  return fc.array(bend, { minLength: 1, maxLength: 3 }).map((bends) => {
    const bytes = bends.reduce<Uint8Array>((sofar, { name, at, by }) => {
      const next = BENDS[name]?.(new TextDecoder().decode(sofar), at, by) ?? sofar;
      return typeof next === 'string' ? new TextEncoder().encode(next) : next;
    }, new TextEncoder().encode(text));
    return { bends: bends.map(({ name }) => name), bytes };
  });
}

/** The match at a place between 0 and 1 of all. */
function replaced(text: string, pattern: RegExp, at: number, by: (match: string) => string): string {
  const matches = [...text.matchAll(pattern)];
  const match = matches[Math.floor(at * matches.length)];
  if (!match) return text;
  return text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
}
