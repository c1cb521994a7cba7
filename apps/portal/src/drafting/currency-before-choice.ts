/** In which an amount is written and read as long as nothing that was chosen says its currency. */
export const CURRENCY_BEFORE_CHOICE = 'CNY';
