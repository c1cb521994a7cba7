/** Of an approval that did not go through as it should, and of acts that take no more signatures. */
export const signingTroubleWords = {
  unknown: 'It is not known yet whether your approval arrived',
  unknownHint:
    'The connection broke while it was sent. Keep this page open: the same approval is sent again by itself once the connection is back, and counts once. Your device is not asked again.',
  notAsked: 'The service cannot be reached. Nothing was signed, and your device was not asked.',
  notAskedHint: 'Check your network connection, and try again once it is back.',
  notTaken: 'Your approval was not taken: the act takes no more signatures',
  /** What became of an act that no more takes signatures, and what to do. */
  over: {
    draft: 'It is a draft again. Its drafter offers it when it is to be signed.',
    relayed: 'It has all the signatures that it needs, and is on its way to the ledger.',
    recorded: 'It has all the signatures that it needs, and is on the ledger.',
    refused:
      'A signatory has refused it and said why beside their name. Should it still be wanted, agree with them and draft it anew.',
    withdrawn: 'A signatory has withdrawn it. Should it still be wanted, agree with them and draft it anew.',
    superseded:
      'What it builds on has changed since it was drafted, so it can no longer be recorded. Should it still be wanted, have it drafted anew.',
    expired:
      'Its time ran out before all had signed. Nothing of it takes effect, and what was signed of it counts no more. Should it still be wanted, have it drafted anew.',
  },
  someOver: 'Acts that are marked have ended meanwhile. They take no more signatures and are left out.',
};
