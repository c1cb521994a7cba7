import { type Currency, currencyOf } from './currency.js';
import { Decimal, DecimalMalformed } from './decimal.js';
import { DomainError } from './domain-error.js';
import { divideRoundedHalfUp, pow10 } from './rounding.js';

export class MoneyPrecisionWrong extends DomainError {
  constructor(text: string, currency: Currency) {
    super('money-precision-wrong', 'invalid', `${currency.code} has ${currency.exponent} decimal places`, {
      text: text.slice(0, 64),
      currency: currency.code,
      exponent: currency.exponent,
    });
  }
}

export class CurrenciesDiffer extends DomainError {
  constructor(left: Currency, right: Currency) {
    super('currencies-differ', 'invalid', `${left.code} and ${right.code} cannot be reckoned together`, {
      left: left.code,
      right: right.code,
    });
  }
}

/** An amount in whole minor units of one currency. Immutable. */
export class Money {
  private constructor(
    readonly amountMinor: bigint,
    readonly currency: Currency,
  ) {}

  static ofMinor(amountMinor: bigint, currency: Currency | string): Money {
    return new Money(amountMinor, typeof currency === 'string' ? currencyOf(currency) : currency);
  }

  static zero(currency: Currency | string): Money {
    return Money.ofMinor(0n, currency);
  }

  /**
   * Reads `1234.5` or `1234.50`; more decimal places than the currency has are refused, not rounded.
   * Throws `CurrencyUnknown`, `MoneyPrecisionWrong`, `DecimalMalformed`.
   */
  static parse(text: string, currency: Currency | string): Money {
    const known = typeof currency === 'string' ? currencyOf(currency) : currency;
    if (!/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(text)) throw new DecimalMalformed(text);
    const decimal = Decimal.parse(text);
    if (decimal.scale > known.exponent) throw new MoneyPrecisionWrong(text, known);
    return new Money(decimal.unscaledAt(known.exponent), known);
  }

  /** Rounds an exact number to the minor unit, a half away from zero. */
  static roundedHalfUp(value: Decimal, currency: Currency): Money {
    return new Money(divideRoundedHalfUp(value.unscaled * pow10(currency.exponent), pow10(value.scale)), currency);
  }

  plus(other: Money): Money {
    this.demandSameCurrency(other);
    return new Money(this.amountMinor + other.amountMinor, this.currency);
  }

  minus(other: Money): Money {
    this.demandSameCurrency(other);
    return new Money(this.amountMinor - other.amountMinor, this.currency);
  }

  compare(other: Money): number {
    this.demandSameCurrency(other);
    return this.amountMinor < other.amountMinor ? -1 : this.amountMinor > other.amountMinor ? 1 : 0;
  }

  equals(other: Money): boolean {
    return this.currency.code === other.currency.code && this.amountMinor === other.amountMinor;
  }

  toDecimal(): Decimal {
    return Decimal.of(this.amountMinor, this.currency.exponent);
  }

  /** All decimal places of the currency: `1070000` fen is `10700.00`. */
  toDecimalString(): string {
    return this.toDecimal().toString();
  }

  toString(): string {
    return `${this.currency.code} ${this.toDecimalString()}`;
  }

  private demandSameCurrency(other: Money): void {
    if (this.currency.code !== other.currency.code) throw new CurrenciesDiffer(this.currency, other.currency);
  }
}
