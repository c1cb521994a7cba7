import { describe, expect, it } from '@jest/globals';
import { sourceFiles, textOf, withoutComments } from './source-files.js';

/**
 * Who sees a row is said in its subject's `who-sees-what.ts`. A query of such rows anywhere else is here, with why it needs no rule: nobody is shown what it
 * finds, or the caller was let in by the rule before.
 */
const BESIDE_THE_RULES: Readonly<Record<string, string>> = {
  'libs/acts/src/application/find-acts.ts': 'the signatories of acts that the rule found',
  'libs/acts/src/application/refuse-act.ts': 'locks an act that the rule found',
  'libs/acts/src/application/settle-draft.ts': 'locks an act whose drafter is asked for in the same question',
  'libs/acts/src/application/store-drafts.ts': 'whether an act is there already; which one, the rule says',
  'libs/credit/src/application/find-programmes.ts': 'a buyer’s own lines, for what it buys',
  'libs/parties/src/application/account-changes/approve-account-change.ts': 'locks a change that the rule found',
  'libs/parties/src/application/acting/acting-passkey-rules.ts': 'how many the caller has, and whether a key is taken',
  'libs/parties/src/application/acting/begin-acting-registration.ts': 'the caller’s own',
  'libs/parties/src/application/acting/find-acting-passkeys.ts': 'the passkeys of people that the rule found',
  'libs/parties/src/application/acting/passkey-words.ts': 'whose an answer is: the caller’s party is asked for with it',
  'libs/parties/src/application/acting/prove-acting-passkey.ts': 'the caller’s own, and whether a key is taken',
  'libs/parties/src/application/acting/require-acting-signers.ts': 'who of the caller’s party has a key of its account',
  'libs/parties/src/application/ensure-operator.ts': 'the operator’s own, at the start',
  'libs/parties/src/application/credentials/authenticate-client.ts': 'who signs in is nobody yet',
  'libs/parties/src/application/credentials/issue-api-client.ts': 'counts a party’s, and the end of the caller’s own',
  'libs/parties/src/application/database-access-tokens.ts': 'who comes in with a token is nobody yet',
  'libs/parties/src/application/people/add-person.ts': 'counts the party’s people',
  'libs/parties/src/application/people/begin-enrolment.ts': 'whoever has the link is the person',
  'libs/parties/src/application/people/has-come-in.ts': 'whether a party runs itself, for the operator',
  'libs/parties/src/application/people/party-people.ts':
    'whether the caller, or another of the same party, administers it',
  'libs/parties/src/application/people/person-sessions.ts': 'who comes in with a session is nobody yet',
  'libs/parties/src/application/people/redeem-link.ts': 'whoever has the link is the person',
  'libs/parties/src/application/people/require-sign-in-key.ts': 'whether a key acts already; whose, stays untold',
  'libs/parties/src/application/people/sign-in-as.ts': 'the demo’s people, for who has the demo’s key',
  'libs/parties/src/application/people/sign-in.ts': 'who signs in is nobody yet',
  'libs/registry/src/application/look-up-invoice.ts':
    'whether a tag is taken, which every bank may ask; whose it is stays untold',
  'libs/registry/src/application/register-invoice.ts':
    'whether a tag is taken, and near ones, shown to both banks by right',
  'libs/trade/src/application/decide-review.ts': 'the invoice of a review that the rule found',
  'libs/trade/src/application/draw-verification.ts': 'papers of a verification that a rule found',
  'libs/trade/src/application/find-copies.ts': 'for the verifier alone: figures without names',
  'libs/trade/src/application/find-documents.ts': 'the papers of a trade, for the verifier alone',
  'libs/trade/src/application/find-like-invoices.ts': 'for the verifier alone: figures without names',
  'libs/trade/src/application/find-pair-history.ts': 'for the verifier alone',
  'libs/trade/src/application/find-records.ts': 'the records of a trade, for the verifier alone',
  'libs/trade/src/application/find-reviews.ts': 'papers of a review that the rule found',
  'libs/trade/src/application/submit-document.ts': 'the id of the very bytes that the caller just handed in',
  'libs/trade/src/application/submit-record.ts': 'the caller’s own record of the same bytes',
  'libs/trade/src/application/verify-invoice.ts': 'an invoice that is verified again by itself',
  'libs/trade/src/infra/lessened-beyond.ts': 'for the cap alone',
};

const RULES = sourceFiles(['libs'], /^who-sees-what\.ts$/);
const SUBJECTS = ['acts', 'credit', 'parties', 'receivables', 'registry', 'telemetry', 'trade'];
/** Of these ones the rules are conditions, since one question joins several kinds of rows. */
const CONDITIONS = [
  'libs/receivables/src/application/who-sees-what.ts',
  'libs/telemetry/src/application/who-sees-what.ts',
];

const OWNED = RULES.flatMap((path) => [...textOf(path).matchAll(/new RowRule\(\s*(\w+)/g)].map(([, entity]) => entity));
const asks = (entities: readonly (string | undefined)[]) =>
  new RegExp(
    `(?:createQueryBuilder|find\\w*|exists\\w*|count\\w*|sum|getRepository|InjectRepository|(?:inner|left)Join\\w*|from|query\\w*)\\(\\s*(?:${entities.join('|')})\\b`,
  );
const asksForOwned = asks(OWNED);

/** The query of a rule begins with it and ends with its statement; `where` there would take the rule out. */
const loosened = (source: string) =>
  [...source.matchAll(/\.seenBy\([^;]*;/g)].filter(([statement]) =>
    /\.(?:or)?where\(/i.test(statement.replaceAll('.andWhere(', '(')),
  ).length > 0;

const isAsking = (path: string) =>
  !/spec\.ts$|\/testing\/|\/projection\/|who-sees-what\.ts$/.test(path) &&
  asksForOwned.test(withoutComments(textOf(path)));

describe('who sees what', () => {
  const files = sourceFiles(['libs', 'apps'], /\.ts$/);

  it('is said once for each subject', () => {
    expect(RULES.map((path) => path.split('/')[1]).sort()).toEqual(SUBJECTS);
    expect(RULES.filter((path) => !CONDITIONS.includes(path) && !textOf(path).includes('new RowRule('))).toEqual([]);
    expect(OWNED.length).toBeGreaterThan(8);
  });

  it('is asked of every query of rows that are a party’s own, but for those that are listed with why', () => {
    expect(files.filter(isAsking).sort()).toEqual(Object.keys(BESIDE_THE_RULES).sort());
  });

  it('is not taken out of a query again', () => {
    expect(files.filter((path) => loosened(textOf(path)))).toEqual([]);
  });

  it.each([
    'manager.findOneBy(Document, { id })',
    'this.dataSource.createQueryBuilder(\n  Person, "person")',
    '@InjectRepository(Act) acts: Repository<Act>',
    'query.innerJoin(ApiClient, "client", "true")',
  ])('finds %j', (source) => {
    expect(asksForOwned.test(source)).toBe(true);
  });

  it('finds a rule that is loosened', () => {
    expect(loosened('DOCUMENTS.seenBy(caller, manager).where("document.id = :id", { id }).getOne();')).toBe(true);
    expect(loosened('DOCUMENTS.seenBy(caller, manager).orWhere("true").getOne();')).toBe(true);
    expect(loosened('DOCUMENTS.seenBy(caller, manager).andWhere("document.id = :id", { id }).getOne();')).toBe(false);
  });
});
