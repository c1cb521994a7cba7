import { choiceSetting, optionalTextSetting, type Setting, wholeNumberSettings } from '@tallystick/platform';

const AAGUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const aaguids: Setting<readonly string[]> = {
  variable: 'ACTING_AAGUIDS',
  expected: 'AAGUIDs of authenticators that may act, separated by commas; all by default',
  parse: (text = '') => {
    const models = text.split(',').flatMap((one) => one.trim().toLowerCase() || []);
    if (!models.every((model) => AAGUID.test(model)))
      throw new Error('expected AAGUIDs such as 2fc0579f-8113-47ea-b116-bb5a8db9202a, separated by commas');
    return models;
  },
};

/** Of the passkeys that people act with. */
export const ACTING_SETTINGS = {
  /** With `direct` an authenticator says by its maker’s certificate what it is; only then is a list of models more than its own word. */
  attestation: choiceSetting<'none' | 'direct'>('ACTING_ATTESTATION', { none: 'none', direct: 'direct' }, 'none'),
  aaguids,
  allowsSynced: choiceSetting('ACTING_SYNCED_PASSKEYS', { yes: true, no: false }, true),
  /** PEM, of the makers. */
  rootCertificatesFile: optionalTextSetting('ACTING_ROOT_CERTIFICATES_FILE'),
  limits: wholeNumberSettings({
    passkeysPerPerson: { variable: 'ACTING_PASSKEYS_PER_PERSON', min: 1, max: 1_000, unit: 'passkeys', fallback: 10 },
    accountChangesPerParty: {
      variable: 'ACCOUNT_CHANGES_PER_PARTY',
      min: 1,
      max: 1_000,
      unit: 'changes',
      fallback: 20,
    },
    accountChangesKeptDays: { variable: 'ACCOUNT_CHANGES_KEPT_DAYS', min: 0, max: 3_650, unit: 'days', fallback: 90 },
  }),
};
