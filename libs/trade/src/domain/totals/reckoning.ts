import type { FindingRule } from '../finding-rules.js';
import { type Money } from '@tallystick/kernel';
import type { AllowanceCharge } from '../documents/allowance-charge.js';
import type { Finding, Located } from '../finding.js';

/** Collects where a stated amount is not what the paper's own figures make. */
export class Reckoning {
  readonly findings: Finding[] = [];

  /** @param slackMinor by how many minor units rounding alone may part the two */
  expect(rule: FindingRule, what: string, stated: Located<Money>, expected: Money, slackMinor = 0n): void {
    const difference = stated.value.minus(expected).amountMinor;
    const off = difference < 0n ? -difference : difference;
    if (off > slackMinor) {
      this.error(
        rule,
        stated.where,
        `${what} is stated as ${stated.value.toString()}, the figures make ${expected.toString()}`,
      );
    }
  }

  error(rule: FindingRule, where: string, message: string): void {
    this.findings.push({ rule, severity: 'error', where, message });
  }

  /** What no figure contradicts, and none bears out. */
  warn(rule: FindingRule, where: string, message: string): void {
    this.findings.push({ rule, severity: 'warning', where, message });
  }
}

export function sum(amounts: readonly Money[], zero: Money): Money {
  return amounts.reduce((total, amount) => total.plus(amount), zero);
}

export function sumOfCharges(list: readonly AllowanceCharge[], zero: Money): Money {
  return sum(
    list.filter(({ isCharge }) => isCharge).map(({ amount }) => amount),
    zero,
  );
}

export function sumOfAllowances(list: readonly AllowanceCharge[], zero: Money): Money {
  return sum(
    list.filter(({ isCharge }) => !isCharge).map(({ amount }) => amount),
    zero,
  );
}

/** What makes an amount dearer: charges, and allowances below zero, which are charges by another name. */
export function surchargesOf(list: readonly AllowanceCharge[], zero: Money): Money {
  const added = list.map(({ isCharge, amount }) => (isCharge ? amount : zero.minus(amount)));
  return sum(
    added.filter(({ amountMinor }) => amountMinor > 0n),
    zero,
  );
}

/** What makes an amount cheaper, above zero: allowances, and charges below zero. */
export function discountsOf(list: readonly AllowanceCharge[], zero: Money): Money {
  return surchargesOf(list, zero).minus(netOfAllowanceCharges(list, zero));
}

/** What allowances and charges add to an amount; negative when discounts prevail. */
export function netOfAllowanceCharges(list: readonly AllowanceCharge[], zero: Money): Money {
  return sumOfCharges(list, zero).minus(sumOfAllowances(list, zero));
}
