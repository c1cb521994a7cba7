/** Written before an amount as long as no fragment says its currency. */
export const CURRENCY_BEFORE_CHOICE = 'CNY';
