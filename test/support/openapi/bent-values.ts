import type { SeededRandom } from '../seeded-random.js';

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });
const deepList = (levels: number): unknown => (levels === 0 ? 1 : [deepList(levels - 1)]);

/** What nobody means to send, and somebody will. */
const BENT: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 1, 2 ** 31, 2 ** 32, 2 ** 63, 5e-324],
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    'null',
    'NaN',
    'Infinity',
    '-Infinity',
    'undefined',
    'true',
    '0x',
    '0x0',
    '-0',
    '+1',
    '1e3',
  ],
  ...['00', '-1', '1.5', '0', '4294967295', '4294967296', '9223372036854775807', '9223372036854775808'],
  ...['18446744073709551616', '9'.repeat(19), '9'.repeat(58), '9'.repeat(78), '9'.repeat(400), '1'.repeat(20_000)],
  ...[
    '😀',
    '👩‍👩‍👧‍👦'.repeat(50),
    '\ud800',
    'a\udc00b',
    '\u202e',
    '\ufeff',
    'ａｂｃ',
    '名'.repeat(3_000),
    '\n\r\t',
    'é'.normalize('NFD'),
  ],
  ...[
    '../../etc/passwd',
    '%00',
    '%zz',
    "'; DROP TABLE papers.act; --",
    '{{7*7}}',
    '$where',
    '%',
    '_',
    '\\',
    '"',
    '<x/>',
  ],
  ...[
    '0000-00-00',
    '2027-02-30',
    '9999-12-31',
    '-271821-04-20',
    '+275760-09-13T00:00:00.001Z',
    '+275760-09-13T00:00:00Z',
  ],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '+010000-01-01T00:00:00Z', '-004714-01-01T00:00:00Z'],
  ...['2027-01-01T24:00:00Z', '2027-01-01T00:00:60Z', '2027-01-01', '12345-01-01T00:00:00Z', '+200000-01-01T00:00:00Z'],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', `0x${'f'.repeat(64)}`],
  ...[`0x${'0'.repeat(40)}`, `0x${'F'.repeat(130)}`, `0x${'ab'.repeat(5_000)}`, 'site-0', 'site-99999999999999999999'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '1-1', 'CNY', 'XXX', 'cny', 'A'.repeat(100_000)],
  ...[[], {}, [[]], [null], ['a', 1, {}], [{}], Array.from({ length: 300 }, () => 'a'), { length: 3 }, { toString: 1 }],
  ...[deep(15), deep(30), deepList(10), { a: { b: [{ c: 1 }] } }, { constructor: { prototype: { x: 1 } } }],
  ...[{ toJSON: 'x' }, { then: 'x' }, { __proto__x: 1 }, { '': 1 }, { 'a.b': 1 }, { $ref: '#' }],
];

export const bentValue = (random: SeededRandom): unknown => random.pick(BENT);

/** As a part of an address. */
export function bentText(random: SeededRandom): string {
  const value = bentValue(random);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // A half of a surrogate pair has no percent-encoding, and an address has a length that servers bear.
  return text.toWellFormed().slice(0, 3_000);
}

/** Names that mean something to JavaScript. */
export const BENT_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  '',
  'a.b',
  'x',
  '名',
  'a\0b',
] as const;

/** What is no JSON, or none that a route takes. */
export const BENT_BODIES: readonly string[] = [
  ...[
    '',
    ' ',
    'null',
    'true',
    '0',
    '"text"',
    '[]',
    '[null]',
    '[[]]',
    '{',
    '}',
    '{"a":',
    '{"a":1}}',
    "{'a':1}",
    '{a:1}',
  ],
  ...[
    '{"a":NaN}',
    '{"a":1e999}',
    '{"a":-1e999}',
    '{"a":"\\ud800"}',
    '{"\\u0000":1}',
    '\ufeff{}',
    '{"a":1,"a":2}',
    '\0',
  ],
  ...[
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{"a":1}}}',
    '[',
    '['.repeat(50_000),
    '{"a":'.repeat(20_000),
  ],
  ...[
    `{"a":${'[1,'.repeat(3_000)}1${']'.repeat(3_000)}}`,
    `[${'0,'.repeat(60_000)}0]`,
    '<a/>',
    'a=b&c=d',
    '--x\r\n\r\n--x--',
  ],
  ...['<?xml version="1.0"?><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'],
  ...['<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>\ud83d</ID></Invoice>'],
];

export const BENT_TYPES = [
  ...[
    'text/plain',
    'application/xml',
    'text/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ],
  ...[
    'application/json; charset=utf-16',
    'application/json; charset=',
    'application/json;',
    'application/problem+json',
    'x',
  ],
  ...['', 'application/octet-stream', 'multipart/form-data', 'APPLICATION/JSON', 'application/json, text/plain'],
] as const;

export const BENT_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ...(['', 'short', 'a'.repeat(200), 'bad key!', 'ünïcode-key', '00000000', '__proto__'] as const).map(
    (value) => ['idempotency-key', value] as const,
  ),
  ...(['', '0', '-1', 'a', '9'.repeat(30), '*', '1e9', '00000000-0000-0000-0000-000000000000'] as const).flatMap(
    (value) => ['last-event-id', 'if-match', 'if-none-match', 'range'].map((name) => [name, value] as const),
  ),
  ...([
    ['accept', 'x/y'],
    ['accept', ''],
    ['accept-language', '*'],
    ['accept-encoding', 'x'],
    ['cookie', '=;;=='],
  ] as const),
  ...([
    ['x-forwarded-for', "1.2.3.4, '"],
    ['x-http-method-override', 'DELETE'],
    ['expect', 'x'],
  ] as const),
  ...([
    ['authorization', 'Bearer '],
    ['authorization', `Bearer ${'a'.repeat(5_000)}`],
    ['authorization', 'Basic !!!'],
  ] as const),
  ...([
    ['authorization', `Basic ${Buffer.from('a\0b:c\0d').toString('base64')}`],
    ['if-modified-since', 'yesterday'],
  ] as const),
];
