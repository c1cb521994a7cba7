/** Of the passkeys that people sign acts with. */
export const deviceWords = {
  title: 'Devices that you sign with',
  about:
    'A passkey that signs acts is another than the one you sign in with. It is of use once it is on the account of your organisation, which its own people decide.',
  cannot: 'This browser cannot use passkeys on this page, so no device can be registered here.',
  register: 'Register this device to sign',
  registerHint:
    'Your device asks you twice: once to make the passkey, and once to prove that you have it. What it signs then names you, your organisation and this very key.',
  go: 'Make the passkey',
  label: 'Device',
  labelHint: 'By which you know it, such as “token in the safe”.',
  labelNeeded: 'Give it a name.',
  state: 'State',
  states: {
    unproved: 'Not proved: register it anew',
    registered: 'Proved, waits for the account',
    'on-account': 'On the account',
    'to-be-removed': 'Taken back, still on the account',
    removed: 'Removed',
  },
  suspected: 'Suspected of a copy',
  number: 'Person',
  fingerprint: 'Fingerprint',
  registered: 'Registered',
  used: 'Last used',
  none: 'No device yet',
  noneHint: 'Register one, and your administrator prepares what puts it on the account.',
  waits:
    'Tell your administrator the fingerprint. They prepare the change of the account, your colleagues approve it, and this page shows when the account has it.',
  waitsDemo:
    'This is the demo: its own keys are putting your passkey on the account now. In a real installation the people of your account decide that, and nobody else can.',
  demo: 'This is the demo: a passkey that you register is put on the account by the demo’s own keys. In a real installation the people of your account decide that.',
  takeBack: 'Take back',
  takeBackAsk: (label: string) => `Take back “${label}” for good?`,
  takeBackHint: 'Nothing more is approved with it here. From the account your organisation’s people remove it.',
};
