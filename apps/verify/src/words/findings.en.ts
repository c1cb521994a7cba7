import type { Verification } from '@tallystick/verification/bundle';

export type FindingRule = Verification['findings'][number]['rule'];

/** What a finding about a bundle means; the finding itself says where. */
export const findingWords: Readonly<Record<FindingRule, string>> = {
  'bundle-malformed': 'The file is no evidence bundle, or is not in its one form',
  'digest-differs': 'The file was changed after it was written',
  'operator-unknown': 'Whether the key is the site operator’s is not shown',
  'operator-key-unsound': 'The operator’s key is no key',
  'enrolment-refused': 'The word on a gateway’s key is not the operator’s',
  'gateway-unlisted': 'A message is of a gateway that is not listed',
  'batch-refused': 'A batch is not signed by its gateway’s key',
  'dialect-refused': 'A message cannot be read in its gateway’s dialect',
  'grade-not-borne-out': 'A message is called better vouched for than it can be',
  'enrolment-not-valid-then': 'The gateway’s key was not enrolled when the message came',
  'log-order': 'Messages are not in the log’s order',
  'sequence-contradicted': 'A gateway says two things under one number',
  'not-in-tree': 'A message is not at its place in the log, with that time and those bytes',
  'tree-not-in-anchor': 'The log is not shown to be the beginning of the anchored one',
  'anchor-unknown': 'Whether the log’s root is anchored on the chain is not shown',
  'rule-unusable': 'The rule cannot be run with these parameters',
  'state-stated': 'The derivation begins with a state that the platform states',
  'state-unusable': 'The rule cannot begin with this state',
  'statement-order': 'What the platform states is out of order',
  'statement-not-borne-out': 'What the platform states is not so by the messages',
  'batch-missing': 'A gateway’s numbers have a hole',
  'beginning-not-shown': 'That nothing came before the first message is not shown',
  'end-not-shown': 'That nothing came after is not shown',
  'absence-not-shown': 'That nothing came elsewhere in the log is not shown',
  'clock-not-shown': 'The message by which a clock is judged is missing',
  'dialect-not-shown': 'The message by which a name is read is missing',
  'derivation-too-long': 'Deriving the alarm takes longer than this page gives it',
  'alarm-not-derived': 'No such alarm follows from the readings',
  'alarm-differs': 'Another alarm follows from the readings than is stated',
  'site-key-refused': 'That the key is the party’s for the site is not signed by its account',
  'site-key-not-valid-then': 'The operator’s key was not the party’s when a message came',
  'node-contradicts-itself': 'The node contradicts itself about what is anchored',
};
