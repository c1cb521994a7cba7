import { DomainError } from './domain-error.js';
import { pow10 } from './rounding.js';

export class DecimalMalformed extends DomainError {
  constructor(text: string) {
    super('decimal-malformed', 'invalid', 'expected a decimal number such as 1234.56', { text: text.slice(0, 64) });
  }
}

/** Far above any sum of money, far below what would make arithmetic on hostile input slow. */
const MAX_DIGITS = 40;

/** An exact decimal number (a rate, a price, a quantity): `unscaled / 10^scale`. Immutable; nothing here ever rounds. */
export class Decimal {
  static readonly ZERO = new Decimal(0n, 0);

  private constructor(
    readonly unscaled: bigint,
    readonly scale: number,
  ) {}

  static of(unscaled: bigint, scale = 0): Decimal {
    return new Decimal(unscaled, scale);
  }

  /** Reads the lexical form of XML Schema's `decimal`, which has no exponent. Throws `DecimalMalformed`. */
  static parse(text: string): Decimal {
    return parsedShort(text) ?? Decimal.parsedLong(text);
  }

  private static parsedLong(text: string): Decimal {
    const match = /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/.exec(text);
    const whole = match?.[2] ?? '';
    const fraction = match?.[3] ?? '';
    const digits = whole + fraction;
    if (!match || digits.length === 0 || digits.length > MAX_DIGITS) throw new DecimalMalformed(text);
    const magnitude = BigInt(digits);
    return new Decimal(match[1] === '-' ? -magnitude : magnitude, fraction.length);
  }

  plus(other: Decimal): Decimal {
    if (this.scale === other.scale) return new Decimal(this.unscaled + other.unscaled, this.scale);
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unscaledAt(scale) + other.unscaledAt(scale), scale);
  }

  minus(other: Decimal): Decimal {
    if (this.scale === other.scale) return new Decimal(this.unscaled - other.unscaled, this.scale);
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unscaledAt(scale) - other.unscaledAt(scale), scale);
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  negated(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }

  abs(): Decimal {
    return this.unscaled < 0n ? this.negated() : this;
  }

  /** Negative, zero or positive as this number is below, equal to or above the other. */
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const own = this.unscaledAt(scale);
    const others = other.unscaledAt(scale);
    return own < others ? -1 : own > others ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.unscaled === 0n;
  }

  isNegative(): boolean {
    return this.unscaled < 0n;
  }

  /** The integer that stands for this number at a given scale, at least its own. */
  unscaledAt(scale: number): bigint {
    if (scale < this.scale) throw new RangeError(`scale ${scale} would drop digits of a number of scale ${this.scale}`);
    return scale === this.scale ? this.unscaled : this.unscaled * pow10(scale - this.scale);
  }

  /** The same number with no zeros at the end of its fraction. */
  normalised(): Decimal {
    let { unscaled, scale } = this;
    if (scale === 0 || unscaled % 10n !== 0n) return this;
    while (scale > 0 && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale -= 1;
    }
    return new Decimal(unscaled, scale);
  }

  toString(): string {
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const fraction = digits.slice(digits.length - this.scale);
    return `${this.unscaled < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** So many digits are exact as a number, which is several times as fast to build as a `bigint`. */
const SHORT = 15;
const [ZERO, NINE, POINT, MINUS] = [0x30, 0x39, 0x2e, 0x2d];

/** What most decimals look like: digits, perhaps a minus before and a point within. @returns undefined when it is longer or anything else */
function parsedShort(text: string): Decimal | undefined {
  const isMinus = text.charCodeAt(0) === MINUS;
  const first = isMinus ? 1 : 0;
  if (text.length === first || text.length > SHORT + first) return undefined;
  let value = 0;
  let point = -1;
  for (let at = first; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) value = value * 10 + (code - ZERO);
    else if (code === POINT && point < 0) point = at;
    else return undefined;
  }
  if (point >= 0 && text.length - first === 1) return undefined;
  return Decimal.of(BigInt(isMinus ? -value : value), point < 0 ? 0 : text.length - point - 1);
}
