import { Decimal, pow10 } from '@tallystick/kernel';
import { engine } from './xpath-engine.js';

/** Functions in whose place the engine would calculate in doubles. */
export const EXACT = 'urn:tallystick:exact';

/** A decimal of so many digits comes back from a double as it went in. */
const SIGNIFICANT_DIGITS = 15;
const INTEGER = /^\s*[+-]?[0-9]{1,200}\s*$/;
/** Of a quotient: more than a double holds. */
const QUOTIENT_DIGITS = 20;

const PAIR = ['xs:decimal', 'xs:decimal'];
define('add', PAIR, 'xs:decimal', (a: number, b: number) => numberOf(decimalOf(a).plus(decimalOf(b))));
define('subtract', PAIR, 'xs:decimal', (a: number, b: number) => numberOf(decimalOf(a).minus(decimalOf(b))));
define('multiply', PAIR, 'xs:decimal', (a: number, b: number) => numberOf(decimalOf(a).times(decimalOf(b))));
define('divide', PAIR, 'xs:decimal', divided);
define('sum', ['xs:decimal*'], 'xs:decimal', (numbers: readonly number[]) =>
  numberOf(numbers.map(decimalOf).reduce((sum, one) => sum.plus(one), Decimal.ZERO)),
);
define('modulo', ['xs:anyAtomicType?', 'xs:anyAtomicType?'], 'xs:decimal?', modulo);
for (const type of ['decimal', 'integer'])
  define(type, ['xs:anyAtomicType?'], `xs:${type}?`, (value: unknown) => cast(`xs:${type}`, value));

function define<Values extends readonly never[]>(
  localName: string,
  signature: readonly string[],
  result: string,
  run: (...values: Values) => unknown,
): void {
  const name = { namespaceURI: EXACT, localName };
  engine.registerCustomXPathFunction(name, signature, result, (_facade, ...values) =>
    run(...(values as never as Values)),
  );
}

function divided(a: number, b: number): number {
  const [above, below] = [decimalOf(a), decimalOf(b)];
  if (below.isZero()) throw new Error('FOAR0001: division by zero');
  const [numerator, denominator] = [above.unscaled * pow10(below.scale), below.unscaled * pow10(above.scale)];
  const scale = Math.max(0, digitsOf(denominator) - digitsOf(numerator) + QUOTIENT_DIGITS);
  return numberOf(Decimal.of((numerator * pow10(scale)) / denominator, scale));
}

/** Of an integer of any length: check digits are reckoned so, as those of an IBAN are. */
function modulo(value: unknown, by: unknown): unknown {
  const divisor = Number(by);
  if (divisor === 0) throw new Error('FOAR0001: division by zero');
  if (typeof value === 'string' && INTEGER.test(value) && Number.isSafeInteger(divisor))
    return Number(BigInt(value.trim().replace('+', '')) % BigInt(divisor));
  const number = cast('xs:decimal', value);
  return number === null ? null : Number(number) % divisor;
}

/** As the engine casts, but for what it would round without a word. */
function cast(type: string, value: unknown): unknown {
  if (typeof value === 'string' && significantDigits(value) > SIGNIFICANT_DIGITS)
    throw new Error(`FOAR0002: a number of more than ${SIGNIFICANT_DIGITS} digits is not calculated exactly`);
  if (value === null) return null;
  const all = engine.evaluateXPath.ALL_RESULTS_TYPE;
  const [result] = engine.evaluateXPath(`${type}($value)`, null, null, { value }, all, {}) as readonly unknown[];
  return result;
}

/** None of what is no number. */
function significantDigits(text: string): number {
  const [, whole = '', fraction = ''] = /^\s*[+-]?0*([0-9]*)(?:\.([0-9]*?)0*)?\s*$/.exec(text) ?? [];
  return whole === '' ? fraction.replace(/^0+/, '').length : whole.length + fraction.length;
}

/** The shortest decimal that the double is the nearest to: of one with few enough digits, itself. */
function decimalOf(number: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(number).split('e');
  const { unscaled, scale } = Decimal.parse(mantissa);
  const shift = scale - Number(exponent);
  return shift < 0 ? Decimal.of(unscaled * pow10(-shift)) : Decimal.of(unscaled, shift);
}

function numberOf(decimal: Decimal): number {
  return Number(decimal.toString());
}

function digitsOf(integer: bigint): number {
  return String(integer < 0n ? -integer : integer).length;
}
