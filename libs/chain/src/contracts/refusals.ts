import type { DomainErrorKind } from '@tallystick/kernel';

type Refusal = readonly [kind: DomainErrorKind, message: string];

/**
 * Every custom error of every contract, in a person's words. The code is the error's name in kebab-case, its arguments are the details.
 * A test walks the errors of all ABIs and fails on one that is missing here.
 */
export const REFUSALS: Readonly<Record<string, Refusal>> = {
  // What every contract that runs signed acts refuses alike.
  ActExpired: ['conflict', "The act's deadline has passed."],
  DeadlineTooFar: ['invalid', 'The deadline lies further ahead than acts of this kind may.'],
  SignatureCountDiffers: ['invalid', "There are more or fewer signatures than the act's signatories."],
  NotSigned: ['forbidden', 'The account did not sign this act.'],

  // Parties
  RegistrarMissing: ['invalid', 'The registrar cannot be the zero address.'],
  PartyNumberZero: ['invalid', "0 is nobody's number."],
  PartyExists: ['conflict', 'The number belongs to a party already.'],
  PartyUnknown: ['not-found', 'No party has this number.'],
  AccountTaken: ['conflict', 'The account stands for another party already.'],
  PartyNotVerified: ['forbidden', "The party's verification ran out; the registrar must renew it."],
  EpochDiffers: ['conflict', 'The act was signed in an epoch of the party that is over, or not there yet.'],
  RoleMissing: ['forbidden', 'The party lacks a role that the act asks of it.'],
  PartyRecovering: [
    'conflict',
    "The party's account is being recovered: it cannot act before that is stopped or completed.",
  ],
  RecoveryTooSoon: ['conflict', 'A recovery that was stopped is followed by thirty days without one.'],
  NoRecovery: ['conflict', 'No recovery of the party is open.'],
  RecoveryOpen: ['conflict', 'Whoever still has a key may stop the recovery; it is too early to complete it.'],
  NothingToRenew: ['conflict', 'The renewal changes nothing: it ran already, or there was nothing to renew.'],

  // Parties' accounts
  UnusableSigner: [
    'invalid',
    "The key is neither an account's address nor a passkey of the account's verifier with its point on the curve.",
  ],
  PersonZero: ['invalid', '0 is no person.'],
  ConfigurationExpired: ['conflict', 'The deadline of the configuration has passed.'],
  NotApproved: ['forbidden', 'Too few persons of the present configuration approved.'],
  PersonCountDiffers: ['invalid', 'There must be as many persons as keys.'],
  MultiSignerERC7913AlreadyExists: ['conflict', 'The key is one of the account already.'],
  MultiSignerERC7913NonexistentSigner: ['not-found', 'The key is none of the account.'],
  MultiSignerERC7913InvalidSigner: ['invalid', 'The key is too short to be one.'],
  MultiSignerERC7913ZeroThreshold: ['invalid', 'At least one person must approve.'],
  MultiSignerERC7913UnreachableThreshold: ['invalid', 'More persons would have to approve than there are.'],
  InvalidInitialization: ['conflict', 'The account has its first signers already.'],
  NotInitializing: ['conflict', 'This happens only while the account is made.'],
  InsufficientBalance: ['conflict', 'The account has too little to make a contract with.'],
  FailedDeployment: ['unavailable', 'The account could not be made.'],

  // Programmes
  CallerNotReceivables: ['forbidden', 'Only the ledger of receivables may do this.'],
  ProgrammeNumberZero: ['invalid', '0 is no programme.'],
  ProgrammeExists: ['conflict', 'The number belongs to a programme already.'],
  ProgrammeUnknown: ['not-found', 'No programme has this number.'],
  VerifierCountOutOfRange: ['invalid', 'A programme accepts 1 to 3 verifiers.'],
  ProgrammeBankDiffers: ['forbidden', "The programme is another bank's."],
  ProgrammeVersionDiffers: ['conflict', 'The programme was adjusted since the act was drafted.'],
  ProgrammeClosed: ['conflict', 'The bank closed the programme to new business.'],
  ProgrammeDebtorDiffers: ['conflict', 'The programme is a line on another debtor.'],
  DebtorAccountDiffers: ['conflict', "The debtor's account of now is not the one that the bank named."],
  ProgrammeCurrencyDiffers: ['conflict', 'The programme is in another currency.'],
  TenorTooLong: ['conflict', 'The due date lies further ahead than the programme takes.'],
  VerifierNotAccepted: ['forbidden', "The bank does not accept this verifier's word."],
  NoHeadroom: ['conflict', "The programme's limit leaves too little room."],

  // Trade
  NullifierCountOutOfRange: ['invalid', 'An attestation carries 1 to 8 nullifiers.'],
  AttestationSuperseded: ['conflict', 'A later attestation of the invoice is recorded already.'],
  AttestationContradicts: ['conflict', 'Another attestation with this sequence number gives another cap.'],
  NothingToAttest: ['conflict', 'The attestation says nothing that is not recorded already.'],
  InvoiceCurrencyDiffers: ['conflict', 'The invoice was attested in another currency.'],
  AttestationDoesNotFitIssue: [
    'conflict',
    "The attestation is not of this issue's debtor, creditor, currency or invoice.",
  ],
  InvoiceCapExceeded: ['conflict', 'This is more than what may be financed of the invoice.'],
  InvoiceReopenedForOthers: ['conflict', 'The invoice was reopened for a corrected issue between the same two alone.'],
  InvoiceNotReopenable: [
    'conflict',
    "What an invoice's cancelled issue used is given back once, by the verifier that attested it.",
  ],

  // Receivables
  ReceivableExists: ['conflict', 'The id was issued already; it is never free again.'],
  ReceivableIdNotDebtors: ['invalid', "The id's top 32 bits must be the debtor's number."],
  FaceZero: ['invalid', 'A receivable of nothing cannot be issued.'],
  DueNotInFuture: ['conflict', 'The due time of a new receivable lies in the future.'],
  SameParty: ['invalid', 'One party cannot stand on both sides of an act.'],
  FragmentStale: [
    'conflict',
    'There is no such fragment at this version: it was moved, cut, paid or touched, or never was.',
  ],
  HolderDiffers: ['forbidden', "The fragment is another's."],
  PledgeeDiffers: ['conflict', "The act must name the fragment's pledgee, 0 if it is not pledged."],
  DebtorDiffers: ['forbidden', "The debt is another's."],
  PledgeStands: ['conflict', 'A pledged fragment does not move.'],
  FragmentFlagged: ['conflict', 'The fragment is frozen, locked or disputed in a way that stops this act.'],
  AmountOutOfRange: ['invalid', 'The amount is more than the fragment, or nothing of it.'],
  Matured: ['conflict', 'From the due time on a claim does not move any more.'],
  NotMatured: ['conflict', 'Before the due time only the debtor pays.'],
  SplitDoesNotTileParent: ['invalid', 'Cuts must rise and lie strictly inside the fragment.'],
  PartCountOutOfRange: ['invalid', 'A split has 1 to 99 cuts, a merge 2 to 100 parts.'],
  VersionCountDiffers: ['invalid', 'A merge names as many versions as parts.'],
  FragmentsUnlike: ['conflict', 'A part differs from the first in more than its version.'],
  AssetNotListed: ['conflict', 'The currency has no token.'],
  AssetAlreadyListed: ['conflict', 'The currency has its token, for ever.'],
  AssetDecimalsDiffer: ['invalid', 'The token counts in other minor units than ISO 4217 gives the currency.'],
  CurrencyUnknown: ['invalid', 'This is not an ISO 4217 numeric code in use.'],
  NeverMovedExpected: ['conflict', 'A verifier signs only the cancellation of a receivable that never moved.'],
  NullifiersWithoutVerifier: [
    'invalid',
    "An invoice is given back with a verifier's signature only, and a verifier signs for at least one.",
  ],
  DebtorStopped: ['forbidden', 'The debtor has overdue receivables and issues nothing new before they are paid.'],
  NotOverdue: ['conflict', 'Only what is live, due and a day past its due time is overdue.'],
  PauseStands: ['unavailable', 'All new business rests until the pause is over.'],
  NotPaused: ['conflict', 'The ledger is not paused.'],
  PauseTooSoon: ['conflict', 'A pause is followed by seven days without one.'],
  SequenceDiffers: ['conflict', 'The act is not the next of its kind: it ran already, or another comes first.'],
  ActUnknown: ['invalid', 'The ledger knows no such act.'],
  NotInsideLedger: ['forbidden', "A part of the ledger runs at the ledger's address alone."],
  SettlementBankDiffers: ['conflict', "This is not the bank that the payee named as its accounts' keeper."],
  SettlementBankInvolved: ['forbidden', "Nobody's receipt counts for its own side: payee's, payer's or buyer's."],
  LockTimesOutOfRange: [
    'invalid',
    'The price must be booked in the future, unlocking starts two days later at least and before the due time.',
  ],
  NotLocked: ['conflict', 'The fragment is not locked.'],
  BuyerDiffers: ['forbidden', "The lock is another buyer's."],
  LockStands: ['conflict', 'Before that time only the buyer unlocks.'],
  ReceiptUsed: ['conflict', 'The payment behind this reference was used already.'],
  ReceiptPurposeDiffers: [
    'invalid',
    'The receipt is for something else: 1 is a payment, 2 the price of a locked part.',
  ],
  ReceiptPayeeDiffers: ['conflict', 'The money went to another than it is owed to.'],
  ReceiptCurrencyDiffers: ['conflict', 'The money is of another currency than the claim.'],
  ReceiptAmountDiffers: ['conflict', 'The money is not the price.'],
  BookedOutOfTime: ['conflict', 'The money was booked too late, or will be only in the future.'],
  NotDisputed: ['conflict', 'The fragment is not disputed.'],
  NotFrozen: ['conflict', 'The fragment is not frozen.'],
  FreezeTooSoon: ['conflict', 'A freeze that lapsed is followed by seven days without one.'],
  FreezeStands: ['conflict', 'The freeze has not lapsed: an order confirmed it, or its time is not over.'],
  FreezeLapsed: ['conflict', 'The freeze lapsed before an order confirmed it.'],
  OrderZero: ['invalid', '0 is no order.'],
  OrderDiffers: ['conflict', 'Another order confirmed the freeze, or none did yet.'],
  ReassignmentTooSoon: ['conflict', 'Three days must pass after the order was shown, for the holder to be heard.'],
  WitnessUnfit: ['forbidden', 'Who witnesses an order is a regulator or a bank, and has no interest in the fragment.'],
  RevokedAct: ['conflict', 'The act was withdrawn.'],
  RevokedDigestDiffers: ['invalid', 'The revocation is of another act than the one shown.'],
  NotASignatory: ['forbidden', 'Only a signatory of an act can withdraw it.'],
  ReentrancyGuardReentrantCall: ['conflict', 'A token called back into the ledger in the middle of an act.'],
  SafeERC20FailedOperation: ['conflict', 'The token refused the payment.'],

  // Deposits
  IssuerMissing: ['invalid', 'The issuer cannot be the zero address.'],
  BankReferenceUsed: ['conflict', 'The deposit behind this reference was minted already.'],
  NonceDiffers: ['conflict', 'Permits run in the order of their nonces, each once.'],
  ERC20InsufficientBalance: ['conflict', 'The payer has too little.'],
  ERC20InsufficientAllowance: ['conflict', 'The payer did not allow the ledger to move as much.'],
  ERC20InvalidSender: ['invalid', 'Deposits cannot come from the zero address.'],
  ERC20InvalidReceiver: ['invalid', 'Deposits cannot go to the zero address.'],
  ERC20InvalidApprover: ['invalid', 'The zero address allows nothing.'],
  ERC20InvalidSpender: ['invalid', 'Nothing is allowed to the zero address.'],

  // Evidence
  NothingToAnchor: [
    'conflict',
    'Nothing of the batch fits what is anchored already: it ran, or others went ahead of it.',
  ],

  // Relay
  TargetUnknown: ['invalid', 'The relay has six targets, 0 to 5.'],
  TargetMissing: ['invalid', 'A target of the relay must be a contract.'],
  GasTooLow: ['unavailable', 'The transaction has too little gas left to give this act all of its own.'],

  // OpenZeppelin's EIP-712 domain and numbers
  InvalidShortString: ['invalid', 'A short string is malformed.'],
  StringTooLong: ['invalid', 'A string is too long.'],
};
