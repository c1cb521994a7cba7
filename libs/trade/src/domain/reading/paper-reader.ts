import type { FindingRule } from '../finding-rules.js';
import {
  type CalendarDate,
  type Currency,
  Decimal,
  DecimalMalformed,
  findCalendarDate,
  Money,
} from '@tallystick/kernel';
import type { StatedAmount } from '../documents/stated-amount.js';
import type { Quantity } from '../documents/trade-document.js';
import type { Finding, Located, Severity } from '../finding.js';
import type { XmlElement } from '../xml/xml-element.js';
import { type ElementName, matches, spoken } from './names.js';

const DAY_ZERO = '0001-01-01' as CalendarDate;

/**
 * Takes values out of one paper and keeps what was wrong with them. A required value that is missing or malformed leaves the paper
 * `unreadable`, yet reading goes on with a stand-in, so that all faults are told at once.
 */
export class PaperReader {
  readonly findings: Finding[] = [];
  unreadable = false;

  /** @param amountsNameCurrency whether each amount has to name its currency, as in UBL; where it may not, one that does must name the paper's */
  constructor(
    private readonly maxValueCharacters: number,
    private readonly amountsNameCurrency: boolean,
  ) {}

  report(rule: FindingRule, severity: Severity, where: string, message: string): void {
    this.findings.push({ rule, severity, where, message });
  }

  /** An element that may stand once; a second one makes the paper say two things at once. */
  one(parent: XmlElement | undefined, name: ElementName): XmlElement | undefined {
    const [first, second] = this.all(parent, name);
    if (second) this.report('element-repeated', 'error', second.where, `${spoken(name)} may stand here only once`);
    return first;
  }

  all(parent: XmlElement | undefined, name: ElementName): readonly XmlElement[] {
    return parent?.children.filter((child) => matches(child, name)) ?? [];
  }

  /** Follows single elements downwards. */
  path(parent: XmlElement | undefined, ...names: ElementName[]): XmlElement | undefined {
    return names.reduce<XmlElement | undefined>((element, name) => this.one(element, name), parent);
  }

  /** The element's text, or the empty string. */
  value(element: XmlElement | undefined): string {
    if (!element) return '';
    if (element.children.length > 0)
      this.fail('value-expected', element.where, 'a value, not further elements, stands here');
    if (element.text.length > this.maxValueCharacters) {
      this.fail('value-too-long', element.where, `longer than ${this.maxValueCharacters} characters`);
      return '';
    }
    return element.text;
  }

  text(parent: XmlElement | undefined, name: ElementName): string {
    return this.value(this.one(parent, name));
  }

  required(parent: XmlElement, name: ElementName, rule: FindingRule = 'element-missing'): Located<string> {
    const element = this.one(parent, name);
    const value = this.value(element);
    if (value === '') this.fail(rule, element?.where ?? parent.where, `${spoken(name)} is missing or empty`);
    return { value, where: element?.where ?? parent.where };
  }

  requiredDate(parent: XmlElement, name: ElementName, rule?: FindingRule): Located<CalendarDate> {
    return this.date(this.one(parent, name)) ?? { value: DAY_ZERO, where: this.required(parent, name, rule).where };
  }

  date(element: XmlElement | undefined): Located<CalendarDate> | undefined {
    const text = this.value(element);
    if (!element || text === '') return undefined;
    // XML Schema lets a zone follow the day; the day as written is what the paper's author means.
    return this.day(text.replace(/(Z|[+-][0-9]{2}:[0-9]{2})$/, ''), element.where);
  }

  /** @param text YYYY-MM-DD */
  day(text: string, where: string): Located<CalendarDate> {
    const value = findCalendarDate(text);
    if (!value) this.fail('date-malformed', where, `"${text.slice(0, 40)}" is no day as YYYY-MM-DD`);
    return { value: value ?? DAY_ZERO, where };
  }

  decimal(element: XmlElement | undefined): Located<Decimal> | undefined {
    const text = this.value(element);
    if (!element || text === '') return undefined;
    return { value: this.parseDecimal(text, element.where), where: element.where };
  }

  amount(element: XmlElement | undefined, currency: Currency): StatedAmount | undefined {
    const read = this.decimal(element);
    if (!element || !read) return undefined;
    const stated = element.attributes.get('currencyID') ?? '';
    if (stated !== currency.code && (stated !== '' || this.amountsNameCurrency)) {
      this.report(
        'currency-mixed',
        'error',
        read.where,
        `amount in "${stated.slice(0, 10)}" on a paper in ${currency.code}`,
      );
    }
    return { value: this.exactMoney(read, currency), decimals: read.value.scale, where: read.where };
  }

  requiredAmount(parent: XmlElement, name: ElementName, currency: Currency, rule?: FindingRule): StatedAmount {
    const amount = this.amount(this.one(parent, name), currency);
    return amount ?? { value: Money.zero(currency), decimals: 0, where: this.required(parent, name, rule).where };
  }

  quantity(element: XmlElement | undefined): Quantity | undefined {
    const read = this.decimal(element);
    return element && read ? { ...read, unit: element.attributes.get('unitCode')?.trim() ?? '' } : undefined;
  }

  requiredQuantity(parent: XmlElement, name: ElementName, rule?: FindingRule): Quantity {
    const quantity = this.quantity(this.one(parent, name));
    return quantity ?? { value: Decimal.ZERO, unit: '', where: this.required(parent, name, rule).where };
  }

  /** A fault after which the paper's values cannot be relied on at all. */
  fail(rule: FindingRule, where: string, message: string): void {
    this.unreadable = true;
    this.report(rule, 'error', where, message);
  }

  private exactMoney({ value, where }: Located<Decimal>, currency: Currency): Money {
    const shortest = value.normalised();
    if (shortest.scale > currency.exponent) {
      this.fail(
        'amount-precision',
        where,
        `${currency.code} has ${currency.exponent} decimal places, this amount has ${shortest.scale}`,
      );
      return Money.zero(currency);
    }
    if (value.scale > currency.exponent) {
      this.report(
        'amount-precision',
        'info',
        where,
        `written with ${value.scale} decimal places, the last of them zero`,
      );
    }
    return Money.ofMinor(shortest.unscaledAt(currency.exponent), currency);
  }

  private parseDecimal(text: string, where: string): Decimal {
    try {
      return Decimal.parse(text);
    } catch (error) {
      if (!(error instanceof DecimalMalformed)) throw error;
      this.fail('number-malformed', where, `"${text.slice(0, 40)}" is no decimal number`);
      return Decimal.ZERO;
    }
  }
}
