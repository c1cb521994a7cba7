import { actWordsInEnglish } from '@tallystick/web-kit';
import type { Step, StepName, StepOutcome } from '@tallystick/verification';
import type { FieldName, Subject } from '../form.js';
import { findingWords } from './findings.en.js';

type Values = Step['values'];
type Said = (values: Values) => string;

const steps: Readonly<Record<StepName, Said>> = {
  chain: ({ host, chainId }) => `The node at ${host} serves chain ${chainId}`,
  head: ({ number, hash }) => `Everything is asked as of block ${number} (${hash})`,
  contracts: ({ receivables }) => `The contracts are one deployment; the ledger is ${receivables}`,
  events: ({ count, from, to }) => `${count} events of the receivable in blocks ${from} to ${to}`,
  lineage: ({ fragments }) => `Each event follows from those before it; ${fragments} fragments are live`,
  state: ({ block }) => `The contract says the same of every fragment as its events, at block ${block}`,
  transaction: ({ block, count }) => `The transaction is signed, is in block ${block}, and carries ${count} of it`,
  signatures: ({ acts, signatures }) => `${acts} acts: all ${signatures} signatures are of whoever had to sign`,
  ended: () => 'The check could not go on',
};

const faults: Readonly<Record<NonNullable<Step['fault']>, Said>> = {
  'chain-differs': ({ host, expected, given }) =>
    `The node at ${host} serves chain ${given}, and the ledger is on chain ${expected}. Ask a node of that chain.`,
  'contracts-disagree': ({ message }) =>
    `The contracts do not name one another: ${message} This relay is not the ledger’s, or the node lies.`,
  'no-events': ({ from, to }) =>
    `The node knows of no such receivable in blocks ${from} to ${to}. It may have forgotten old blocks, or keep them from you: ask another.`,
  'lineage-broken': ({ message }) =>
    `The node’s events do not fit together. ${message} It left one out, or changed one: ask another.`,
  'state-differs': ({ where, field, byEvents, byContract }) =>
    `The node contradicts itself: at ${where}, its events make ${field} ${byEvents}, and the contract says ${byContract}. Events are missing: ask another node.`,
  'act-not-in-transaction': ({ transaction }) => `Transaction ${transaction} carries no such act`,
  'act-not-recorded': ({ digest }) => `The ledger did not record the act ${digest}`,
  'signature-refused': ({ digest }) => `A signature of the act ${digest} is not of whoever had to sign`,
  'signature-not-shown': ({ digest }) =>
    `A signature of the act ${digest} does not fit the account’s present keys, and the node does not remember those of then. Ask a node that keeps old state (an archive node).`,
  'too-many-acts': ({ most }) => `All fits so far, and the signatures of the first ${most} acts alone were checked`,
  'node-address-invalid': () => 'Enter the address of a node, such as https://rpc.example.com',
  'node-unreachable': () =>
    'The node cannot be reached, took too long, or does not let pages ask it (CORS). Check the address, or choose another.',
  'node-answer-too-large': () => 'The node’s answer is larger than this page takes. Choose another.',
  'node-answer-invalid': ({ message }) => `The node gave an answer that cannot be right: ${message}`,
  'node-refuses': ({ message }) => `The node refused a question: ${message}`,
  'too-many-logs': ({ message }) => message ?? '',
};

export const en = {
  product: 'Tallystick',
  title: 'Verify this yourself',
  about:
    'Nothing here is taken from us. This page asks the node that you name, and nobody else; you can save it and open it without a network of ours.',
  save: 'Save this page',
  language: '中文',
  skip: 'Skip to content',
  where: 'Whose word to take',
  what: 'What to check',
  subjects: { claim: 'A receivable', act: 'An act', bundle: 'An evidence bundle' } satisfies Record<Subject, string>,
  fields: {
    node: 'Address of a node (JSON-RPC)',
    chain: 'Chain id',
    relay: 'Relay contract',
    from: 'First block',
    receivable: 'Number of the receivable',
    transaction: 'Transaction hash',
    digest: 'Digest of the act (all of the transaction without)',
    log: 'Account that anchors the log',
    operator: 'Fingerprint of the operator’s key',
  } satisfies Record<FieldName, string>,
  hints: {
    node: 'Your own, or one that you trust. It learns what you ask for.',
    relay: 'It names the other contracts. Compare it with what your contract or your bank says.',
    operator: 'Read out by the party that runs the site.',
    file: 'Stays on this device.',
  },
  optional: 'optional',
  wrongField: {
    node: 'Expected http:// or https:// and a host.',
    chain: 'Expected a number.',
    relay: 'Expected 0x and 40 hex digits.',
    from: 'Expected the number of a block.',
    receivable: 'Expected the whole number, digits alone.',
    transaction: 'Expected 0x and 64 hex digits.',
    digest: 'Expected 0x and 64 hex digits.',
    log: 'Expected 0x and 40 hex digits.',
    operator: 'Expected 32 hex digits.',
  } satisfies Record<FieldName, string>,
  file: 'Bundle (JSON file)',
  noFile: 'Choose the bundle’s file, or drop it here.',
  fileTooLarge: (max: string) => `The file is larger than ${max}, and is no bundle that this page checks.`,
  noNode: 'Without a node, what only the chain shows stays open.',
  check: 'Check',
  checking: 'Checking',
  cancel: 'Cancel',
  cancelled: 'The check was cancelled',
  cancelledHint: 'Nothing of it counts. Press Check to begin again.',
  result: 'Result',
  nothing: 'Nothing was checked yet',
  nothingHint: 'Name a node, say what to check, and press Check. Every step is shown with what it found.',
  verdicts: { good: 'It stands', wrong: 'Something is wrong', open: 'Not all of it is shown' } satisfies Record<
    StepOutcome,
    string
  >,
  verdictHints: {
    good: 'Every step below fits, by the word of the node that you named. A node that lies without contradicting itself cannot be told by one alone: ask a second.',
    wrong: 'The steps below say what, and what to do.',
    open: 'Nothing is wrong. The steps below say what could not be checked, and why.',
  } satisfies Record<StepOutcome, string>,
  outcomes: { good: 'Fits', wrong: 'Wrong', open: 'Open' } satisfies Record<StepOutcome, string>,
  steps,
  faults,
  stepsTitle: 'Steps',
  claim: 'The claim, as its events leave it',
  face: 'Face',
  debtor: 'Debtor',
  creditor: 'Issued to',
  due: 'Due',
  retired: 'Paid or cancelled',
  partyNumber: (number: string) => `Party ${number}`,
  fragments: 'Fragments that are live',
  noFragments: 'Nothing of it is live',
  from: 'From',
  to: 'To',
  amount: 'Amount',
  holder: 'Holder',
  marks: 'Marks',
  burdens: { pledgee: 'Pledged', recourse: 'With recourse', frozen: 'Frozen', locked: 'Locked', disputed: 'Disputed' },
  free: 'Free',
  history: 'Acts and their signatures',
  event: 'What',
  block: 'Block',
  when: 'When',
  signatures: 'Signatures',
  itself: 'by itself, without an act',
  signed: (who: string, asOf: string) => `${who}: signed (${asOf})`,
  notSigned: (who: string, asOf: string) => `${who}: NOT signed (${asOf})`,
  asOfBlock: (block: string) => `keys of block ${block}`,
  asOfNow: 'present keys; the node keeps no older ones',
  digest: 'Digest',
  acts: 'Acts of the transaction',
  says: 'What it says',
  kinds: actWordsInEnglish,
  byItself: {
    ReceivableOverdue: 'Became overdue',
    FragmentPaid: 'Paid by anybody after the due time',
    FragmentUnlocked: 'Lock lapsed',
    FragmentUnfrozen: 'Freeze lapsed',
  } as Readonly<Record<string, string>>,
  bundle: 'The bundle',
  site: 'Site',
  operatorKey: 'Operator’s key',
  gateways: 'Gateways',
  messages: 'Messages',
  readings: 'Readings that stand',
  tree: 'Log',
  leaves: (count: string) => `${count} leaves`,
  anchored: 'Anchored',
  alarm: 'Alarm that follows from the readings',
  findings: 'Found',
  noFindings: 'Nothing is wrong, and nothing is open',
  place: 'Where',
  meaning: 'What it means',
  detail: 'In the checker’s words',
  taken: 'Believed of the platform, as nothing in the log shows it',
  believed: 'Believed of the node',
  said: {
    'never-anchored': 'The log never anchored this root for the site',
    anchored: (block: string, leaves: string) => `The root of ${leaves} leaves is anchored since block ${block}`,
    'latest-tree': (leaves: string) => `The last tree that was anchored has ${leaves} leaves`,
    'site-key': (party: string) => `The account of party ${party} signed that the operator’s key is its own`,
  },
  findingWords,
};

export type Words = typeof en;
