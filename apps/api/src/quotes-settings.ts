import { wholeNumberSettings } from '@tallystick/platform';

/** Of requests for quotes, by which sellers ask banks for prices. */
export const QUOTES_SETTINGS = wholeNumberSettings({
  banksMax: { variable: 'QUOTE_REQUEST_BANKS_MAX', min: 1, max: 100, unit: 'banks', fallback: 20 },
  hoursMax: { variable: 'QUOTE_REQUEST_HOURS_MAX', min: 1, max: 720, unit: 'hours', fallback: 72 },
  openMax: {
    ...{ variable: 'QUOTE_REQUESTS_OPEN_PER_PARTY', min: 1, max: 10_000, unit: 'requests', fallback: 200 },
  },
  quotesMax: { variable: 'QUOTES_PER_BANK_AND_REQUEST', min: 1, max: 100, unit: 'quotes', fallback: 20 },
});
