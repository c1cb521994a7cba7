import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReviewDecision, reviewDecisionDigest } from '@tallystick/act-types';
import {
  accountSigner,
  type ActSigner,
  type components,
  decisionOn,
  keySigner,
  keyWallet,
  type PartyAccount,
  type PersonKey,
  personKey,
  ReviewDiffers,
  type ReviewView,
  TallystickClient,
} from '@tallystick/api-client';
import {
  FACE_MINOR,
  gearboxTrade,
  type MovingScene,
  type MovingWorld,
  type Onboarding,
  papersOf,
  type Participant,
  refusalOf,
  setScene,
  signAndRecord,
  submit,
  today,
} from '@tallystick/stories';
import { MovingPlatform } from '../support/moving-platform.js';

const START_TIMEOUT_MS = 240_000;
const TEST_TIMEOUT_MS = 60_000;
const REVIEWERS = { name: '中贸核验复核委员会', uscc: '91100000100003962T', roles: ['verifier'] } as const;
const REASON = '已电话向买方采购部核实该订单，录音编号 2026-118。';

type Verification = components['schemas']['VerificationView'];

describe('a verification whose verdict is review, and the two of three persons who may decide on it', () => {
  let platform: MovingPlatform;
  let scene: MovingScene;
  let reviewer: Participant;
  let persons: readonly PersonKey[];
  let account: PartyAccount;
  let supplier: Participant;
  let core: Participant;

  async function enterReviewer(onboarding: Onboarding, world: MovingWorld): Promise<Participant> {
    persons = [1, 2, 3].map(() => personKey(world.newKey()));
    const keyed = persons.map((key, index) => ({ person: index + 1, key }));
    const prepared = await onboarding.prepareAccount(keyed, 2);
    await keyWallet({ privateKey: world.newKey(), rpcUrl: world.rpcUrl }).send(prepared.creation);
    account = prepared.account;
    reviewer = await onboarding.onboard({ ...REVIEWERS, signer: accountSigner(account, persons.slice(0, 2)) });
    return reviewer;
  }

  beforeAll(async () => {
    platform = await MovingPlatform.start({ enterReviewer });
    scene = await setScene(platform.world);
    ({ supplier, core } = scene.cast);
  }, START_TIMEOUT_MS);

  afterAll(() => platform?.stop());

  const verified = ({ client }: Participant, invoice: string) =>
    client.call(client.routes.POST('/v1/verifications', { body: { invoice } }));

  /** All papers agree, and the supplier handed in the buyer's order and receipt as well. */
  async function oneSided(serial: string): Promise<{ verification: Verification; confirm: () => Promise<unknown> }> {
    const papers = papersOf(gearboxTrade(supplier, core, serial));
    for (const xml of [papers.order, papers.receipt, papers.despatch]) await submit(supplier, xml);
    const verification = await verified(supplier, await submit(supplier, papers.invoice));
    expect(verification).toMatchObject({ verdict: 'review', attested: false, reviewer: reviewer.party });
    return { verification, confirm: () => submit(core, papers.order) };
  }

  const readReview = ({ client }: Participant, id: string) =>
    client.call(client.routes.GET('/v1/reviews/{id}', { params: { path: { id } } }));
  const listReviews = async ({ client }: Participant) =>
    (await client.call(client.routes.GET('/v1/reviews'))).items.map(({ id }) => id);
  const readVerification = ({ client }: Participant, id: string) =>
    client.call(client.routes.GET('/v1/verifications/{id}', { params: { path: { id } } }));

  async function decisionFor(review: ReviewView, changes: Partial<ReviewDecision> = {}): Promise<ReviewDecision> {
    const { client } = reviewer;
    const papers = await Promise.all(review.documents.map(({ file }) => client.reviewedPaper(review.id, file)));
    return { ...decisionOn(review, papers, { accepted: true, reason: REASON }), ...changes };
  }

  async function send(
    { client }: Pick<Participant, 'client'>,
    id: string,
    decision: ReviewDecision,
    signer: ActSigner = reviewer.signer,
  ): Promise<ReviewView> {
    const signature = await signer.signDigest(reviewDecisionDigest(decision, await client.network()));
    const body = { ...decision, checks: [...decision.checks], signature };
    return client.call(client.routes.POST('/v1/verifications/{id}/decision', { params: { path: { id } }, body }));
  }

  it(
    'is seen with its papers by its reviewer alone, who sees nothing else of the two',
    async () => {
      const { verification } = await oneSided('2026-R-SEEN');
      const { id, invoice } = verification;
      expect(await listReviews(reviewer)).toContain(id);
      const review = await readReview(reviewer, id);
      expect(review).toMatchObject({ seller: supplier.party, buyer: core.party, reviewerEpoch: '1' });
      const wanting = review.checks.filter(({ outcome }) => outcome !== 'pass');
      expect(wanting.map((check) => check.id)).toEqual(['papers-from-both-sides']);
      for (const other of [supplier, core, scene.cast.verifier, scene.cast.bank]) {
        expect(await listReviews(other)).toEqual([]);
        expect(await refusalOf(readReview(other, id))).toBe('review-not-found');
        expect(await refusalOf(other.client.reviewedPaper(id, invoice))).toBe('review-not-found');
      }
      const { client } = reviewer;
      const document = client.routes.GET('/v1/documents/{id}', { params: { path: { id: invoice } } });
      expect(await refusalOf(client.call(document))).toBe('document-not-found');
      const passed = papersOf(gearboxTrade(supplier, core, '2026-R-PASSED'));
      for (const xml of [passed.order, passed.receipt]) await submit(core, xml);
      await submit(supplier, passed.despatch);
      const { id: passedId, invoice: others } = await verified(supplier, await submit(supplier, passed.invoice));
      expect(await refusalOf(readReview(reviewer, passedId))).toBe('review-not-found');
      expect(await refusalOf(client.reviewedPaper(id, others))).toBe('document-not-found');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'is attested once two persons accept it with their reason, for both sides to read, and a receivable is issued on it',
    async () => {
      const { verification } = await oneSided('2026-R-ACCEPT');
      const { id } = verification;
      const decided = await reviewer.client.decide(await readReview(reviewer, id), reviewer.signer, {
        accepted: true,
        reason: REASON,
      });
      expect(decided).toMatchObject({ attested: true, decision: { accepted: true, reason: REASON } });
      expect(await listReviews(reviewer)).not.toContain(id);
      for (const side of [supplier, core]) {
        const { decision, attested } = await readVerification(side, id);
        expect({ attested, ...decision }).toMatchObject({
          attested: true,
          reason: REASON,
          checks: ['papers-from-both-sides'],
          cap: FACE_MINOR,
          reviewer: reviewer.party,
        });
      }
      const body = { verification: id, faceMinor: FACE_MINOR, dueDate: today() };
      const act = await core.client.call(core.client.routes.POST('/v1/acts/issue', { body }));
      expect((await signAndRecord(act, [core, supplier], { face: FACE_MINOR })).state).toBe('recorded');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'is decided once: the same decision again changes nothing, and another one is refused',
    async () => {
      const { verification } = await oneSided('2026-R-ONCE');
      const review = await readReview(reviewer, verification.id);
      const decision = await decisionFor(review);
      const first = await send(reviewer, review.id, decision);
      expect(await send(reviewer, review.id, decision)).toEqual(first);
      const refused = await decisionFor(review, { accepted: false });
      expect(await refusalOf(send(reviewer, review.id, refused))).toBe('review-decided');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'is not decided by one person alone, by its seller, by its buyer, by the verifier’s service or by the operator',
    async () => {
      const { verification } = await oneSided('2026-R-WHO');
      const { id } = verification;
      const decision = await decisionFor(await readReview(reviewer, id));
      const alone = accountSigner(account, persons.slice(2));
      const others = [alone, supplier.signer, core.signer, scene.cast.verifier.signer, keySigner(scene.world.newKey())];
      for (const signer of others)
        expect(await refusalOf(send(reviewer, id, decision, signer))).toBe('decision-not-by-reviewer');
      const { baseUrl, operator: credentials } = scene.world;
      const operator = { client: new TallystickClient({ baseUrl, credentials }) };
      for (const caller of [supplier, core, scene.cast.verifier, operator])
        expect(await refusalOf(send(caller, id, decision))).toBe('review-not-found');
      const asVerifier = { ...decision, reviewer: scene.cast.verifier.party };
      const signed = send(reviewer, id, asVerifier, scene.cast.verifier.signer);
      expect(await refusalOf(signed)).toBe('decision-not-by-reviewer');
      expect(await readVerification(supplier, id)).toMatchObject({ attested: false });
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'takes no decision that is aimed at another, past its time, on less than all that was wanting, or of another epoch',
    async () => {
      const [first, second] = [await oneSided('2026-R-AIM-A'), await oneSided('2026-R-AIM-B')];
      const { id } = first.verification;
      const review = await readReview(reviewer, id);
      const decision = await decisionFor(review);
      const ofOther = await decisionFor(await readReview(reviewer, second.verification.id));
      const refused = async (changes: Partial<ReviewDecision>) =>
        refusalOf(send(reviewer, id, { ...decision, ...changes }));
      expect(await refused(ofOther)).toBe('decision-of-another-verification');
      expect(await refused({ invoice: ofOther.invoice })).toBe('review-stale');
      expect(await refused({ ruleSetHash: ofOther.inputHash })).toBe('decision-of-another-verification');
      const nowSeconds = Math.floor(Date.now() / 1000);
      expect(await refused({ deadline: String(nowSeconds - 1) })).toBe('decision-expired');
      expect(await refused({ deadline: String(nowSeconds + 40 * 86_400) })).toBe('decision-expired');
      expect(await refused({ checks: [] })).toBe('decision-not-complete');
      expect(await refused({ cap: '1' })).toBe('decision-not-complete');
      expect(await refused({ reviewerEpoch: '2' })).toBe('reviewer-epoch-passed');
      expect(await refused({ reason: '' })).toBe('request-invalid');
      const changedAfterSigning = { ...review, inputs: { ...review.inputs!, checkedOn: '2026-01-01' } };
      await expect(decisionFor(changedAfterSigning)).rejects.toThrow(ReviewDiffers);
      expect(() => decisionOn(review, [], { accepted: true, reason: REASON })).toThrow(ReviewDiffers);
      expect(await readVerification(supplier, id)).toMatchObject({ attested: false });
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'takes no decision once a paper was confirmed: the decision was on other evidence',
    async () => {
      const { verification, confirm } = await oneSided('2026-R-STALE');
      const decision = await decisionFor(await readReview(reviewer, verification.id));
      await confirm();
      expect(await refusalOf(send(reviewer, verification.id, decision))).toBe('review-stale');
      const again = await verified(supplier, verification.invoice);
      expect(await refusalOf(send(reviewer, again.id, decision))).toBe('decision-of-another-verification');
      expect(await listReviews(reviewer)).not.toContain(verification.id);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'carries nothing when it is refused, and says why',
    async () => {
      const { verification } = await oneSided('2026-R-REFUSE');
      const { id } = verification;
      const terms = { accepted: false, reason: '买方采购部未下过该订单。' };
      await reviewer.client.decide(await readReview(reviewer, id), reviewer.signer, terms);
      expect(await readVerification(core, id)).toMatchObject({ attested: false, decision: terms });
      const body = { verification: id, faceMinor: FACE_MINOR, dueDate: today() };
      const { client } = core;
      expect(await refusalOf(client.call(client.routes.POST('/v1/acts/issue', { body })))).toBe(
        'verification-not-passed',
      );
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'cannot be accepted where no receipt shows goods, since there is nothing to attest; a contradiction is not for review at all',
    async () => {
      const { order, despatch, invoice } = papersOf(gearboxTrade(supplier, core, '2026-R-NOTHING'));
      await submit(core, order);
      await submit(supplier, despatch);
      const { id } = await verified(supplier, await submit(supplier, invoice));
      const decision = await decisionFor(await readReview(reviewer, id));
      expect(await refusalOf(send(reviewer, id, decision))).toBe('nothing-to-attest');
      const billed = gearboxTrade(supplier, core, '2026-R-FAIL');
      const papers = papersOf(billed);
      const arrived = { ...billed, lines: billed.lines.map((line) => ({ ...line, quantity: '40' })) };
      for (const xml of [papers.order, papersOf(arrived).receipt]) await submit(core, xml);
      await submit(supplier, papers.despatch);
      const failed = await verified(supplier, await submit(supplier, papers.invoice));
      expect(failed.verdict).toBe('fail');
      expect(await listReviews(reviewer)).not.toContain(failed.id);
      expect(await refusalOf(send(reviewer, failed.id, decision))).toBe('review-not-found');
    },
    TEST_TIMEOUT_MS,
  );
});
