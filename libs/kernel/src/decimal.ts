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
    const match = /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/.exec(text);
    const whole = match?.[2] ?? '';
    const fraction = match?.[3] ?? '';
    const digits = whole + fraction;
    if (!match || digits.length === 0 || digits.length > MAX_DIGITS) throw new DecimalMalformed(text);
    const magnitude = BigInt(digits);
    return new Decimal(match[1] === '-' ? -magnitude : magnitude, fraction.length);
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unscaledAt(scale) + other.unscaledAt(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
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
    const difference = this.minus(other).unscaled;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
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
    return this.unscaled * pow10(scale - this.scale);
  }

  /** The same number with no zeros at the end of its fraction. */
  normalised(): Decimal {
    let { unscaled, scale } = this;
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
