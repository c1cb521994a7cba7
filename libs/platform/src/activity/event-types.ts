/**
 * Everything that a party's private papers tell it of, and what the subject is. Closed: nothing else is announced, and whoever subscribes knows
 * what may come. What the ledger tells of is named after its contracts' events.
 */
export const PAPERS_EVENTS = {
  'act-offered': 'An act waits for your signature. Subject: the act.',
  'act-signed': 'Another signatory has signed. Subject: the act.',
  'act-relayed': 'All have signed, and the act is on its way to the chain. Subject: the act.',
  'act-refused': 'A signatory refused. Subject: the act.',
  'act-expired':
    'An act was not recorded by its deadline and never will be; of a purchase, the quote has lapsed. Subject: the act.',
  'act-withdrawn':
    'A signatory took its signature back, and the chain has it; of a purchase, the quote. Subject: the act.',
  'act-approved': 'A person of your party approved an act with a passkey. Subject: the act.',
  'acting-passkey-proved':
    'A person proved that they have a new passkey to act with, which waits for your account. Subject: the passkey.',
  'acting-passkey-withdrawn': 'An acting passkey was taken back. Subject: the passkey.',
  'account-change-prepared': 'A change of your account’s signers waits for approvals. Subject: the change.',
  'account-change-approved': 'A person of your party approved a change of its account. Subject: the change.',
  'quote-requested': 'A seller asks you for the price of a claim. Subject: the request.',
  'quote-declined': 'A bank that you asked for a price names none. Subject: the request.',
  'quote-request-withdrawn': 'A seller that asked you for a price asks no more. Subject: the request.',
  'document-received': 'A paper that names you was handed in. Subject: the document.',
  'document-confirmed': 'The other side handed in the same paper. Subject: the document.',
  'document-batch-done': 'Every file of a batch of yours is taken in or refused. Subject: the batch.',
  'invoice-verified': 'A verification has its verdict, or waits for your decision on it. Subject: the verification.',
  'invoice-cap-lowered': 'Less of an invoice can be financed than before. Subject: the verification.',
  'near-match-found':
    'Another bank registered an invoice whose figures are near one of yours. Subject: your registration.',
  'review-decided': 'A verification was decided on by a person. Subject: the verification.',
  'site-shown': 'You may read a site. Subject: its name.',
  'movement-handed-in': 'A movement at a site was announced. Subject: the act at the site.',
  'opening-handed-in': 'An opening of a site was announced. Subject: the act at the site.',
  'release-order-handed-in': 'A release at a site was ordered. Subject: the act at the site.',
  'tags-expected-handed-in': 'Tags that are expected at a site were named. Subject: the act at the site.',
  'gateway-asked': 'A gateway asks to come in. Subject: the enrolment.',
  'alarm-raised': 'An alarm was raised at a site. Subject: the alarm where there is one, else the notice.',
  'alarm-escalated': 'An alarm has become worse. Subject: the alarm where there is one, else the notice.',
  'alarm-returned':
    'What an alarm is about has returned to normal. Subject: the alarm where there is one, else the notice.',
  'alarm-cleared': 'An alarm is closed. Subject: the alarm where there is one, else the notice.',
  'alarm-acknowledged': 'Somebody has acknowledged an alarm. Subject: the alarm where there is one, else the notice.',
  'alarm-reset': 'Somebody has reset an alarm. Subject: the alarm where there is one, else the notice.',
  'alarm-resumed':
    'An alarm is as it was before it was silenced. Subject: the alarm where there is one, else the notice.',
  'alarm-shelved': 'An alarm is silenced for a while. Subject: the alarm where there is one, else the notice.',
  'alarm-unshelved': 'An alarm is silenced no more. Subject: the alarm where there is one, else the notice.',
  'taken-out-of-service':
    'Instances of a site are watched no more for a while. Subject: the alarm where there is one, else the notice.',
  'returned-to-service': 'They are watched again. Subject: the alarm where there is one, else the notice.',
  'rule-changed': 'A rule of a site has changed. Subject: the alarm where there is one, else the notice.',
  'releaser-named': 'A party may order releases at a site. Subject: the alarm where there is one, else the notice.',
  'releaser-withdrew': 'It may no more. Subject: the alarm where there is one, else the notice.',
  'person-link-made': 'A one-time link lets a person in with a new passkey. Subject: the person.',
  'person-enrolled': 'A person has a new passkey to sign in with. Subject: the person.',
  'person-roles-changed': 'A person has other roles. Subject: the person.',
  'person-struck-off': 'A person comes in no more. Subject: the person.',
  'api-client-issued': 'A credential was made. Subject: the credential.',
  'api-client-secret-issued': 'A credential has another secret. Subject: the credential.',
  'api-client-revoked': 'A credential was ended. Subject: the credential.',
  'webhook-disabled': 'A webhook of yours failed for too long and is sent nothing. Subject: the webhook.',
} as const;
export type PapersEvent = keyof typeof PAPERS_EVENTS;

/** Of people and credentials, which administrators alone may list: nobody else is told of them, nor may subscribe. */
export const ADMINISTRATIVE_EVENTS: readonly PapersEvent[] = [
  ...(['person-link-made', 'person-enrolled', 'person-roles-changed', 'person-struck-off'] as const),
  ...(['acting-passkey-proved', 'acting-passkey-withdrawn'] as const),
  ...(['api-client-issued', 'api-client-secret-issued', 'api-client-revoked'] as const),
];

/** What a caller with these scopes is told nothing of. */
export const eventsWithheldFrom = ({ scopes }: { readonly scopes: readonly string[] }): readonly PapersEvent[] =>
  scopes.includes('administer') ? [] : ADMINISTRATIVE_EVENTS;
