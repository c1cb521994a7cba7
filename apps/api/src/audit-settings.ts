import { ADDRESSES_KEPT, type AddressesKept, choiceSetting, wholeNumberSettings } from '@tallystick/platform';

/** What the audit log keeps of requests. How long it keeps it is the worker's `AUDIT_DAYS`. */
export const AUDIT_SETTINGS = {
  /** An address may be a person's: none of it, its network (24 bits of IPv4, 48 of IPv6), or the whole. */
  addresses: choiceSetting<AddressesKept>(
    'AUDIT_ADDRESSES',
    Object.fromEntries(ADDRESSES_KEPT.map((kept) => [kept, kept])),
    'network',
  ),
  refusals: wholeNumberSettings({
    inFullPerMinute: {
      ...{ variable: 'AUDIT_REFUSALS_PER_MINUTE', min: 1, max: 10_000, fallback: 20 },
      unit: 'refusals of one kind and actor that have an entry of their own at each copy',
    },
    kindsMax: {
      ...{ variable: 'AUDIT_REFUSAL_KINDS', min: 10, max: 100_000, fallback: 2_000 },
      unit: 'kinds and actors of refusals that are told apart within a minute',
    },
  }),
};
