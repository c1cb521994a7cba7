export { type BankCode, findBankCode, hasBankCodeShape } from './bank-code.js';
export {
  BusinessCalendar,
  type BusinessDayConvention,
  type CalendarData,
  CalendarNeverOpens,
} from './business-calendar.js';
export { base64urlOfBytes, bytesOfHex, findBytesOfBase64url, hexOfBytes, joinedBytes } from './bytes.js';
export {
  addDays,
  addMonths,
  type CalendarDate,
  CalendarDateInvalid,
  daysBetween,
  findCalendarDate,
  parseCalendarDate,
  weekday,
} from './calendar-date.js';
export { canonicalInvoiceNumber } from './canonical-invoice-number.js';
export { type Clock, nowSeconds, systemClock } from './clock.js';
export { csvLine } from './csv.js';
export { type Currency, currencyOf, currencyOfNumericCode, CurrencyUnknown, findCurrency } from './currency.js';
export { DAY_COUNT_BASIS, type DayCount, interestDays } from './day-count.js';
export { Decimal, DecimalMalformed } from './decimal.js';
export { DomainError, type DomainErrorKind } from './domain-error.js';
export { encodeFields } from './encode-fields.js';
export { findGln, findGs1Key, findGtin, findSscc, gs1CheckDigit, type Gs1Key } from './gs1.js';
export { findIban, hasIbanShape, type Iban } from './iban.js';
export {
  discounted,
  type Discounted,
  InterestPeriodReversed,
  interestRoundedHalfUp,
  type InterestTerms,
} from './interest.js';
export { findLei, hasLeiShape, type Lei, leiCheckDigits } from './lei.js';
export { MAINLAND_CHINA_2026, mainlandChinaCalendar } from './mainland-china-calendar.js';
export { CurrenciesDiffer, Money, MoneyPrecisionWrong } from './money.js';
export {
  type Price,
  PRICE_DAY_COUNT,
  priceOf,
  type PriceTerms,
  type RateFault,
  readRate,
  type TypedRate,
} from './price.js';
export { apportion, divideRoundedDown, divideRoundedHalfUp, pow10 } from './rounding.js';
export { dateInShanghai, dueDateInShanghai, dueSeconds, endOfDayInShanghai } from './shanghai-time.js';
export { type AmountFault, readAmount, type TypedAmount, typedText } from './typed-amount.js';
export { findUscc, hasUsccShape, type Uscc, usccCheckCharacter } from './uscc.js';
