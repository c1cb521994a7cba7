import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  defaultOfCore,
  DISPUTED_MINOR,
  disputedPart,
  FACE_MINOR,
  frozenFragment,
  guarantorPays,
  lateReceipt,
  lostAccount,
  type MovingScene,
  passkeyAccount,
  PRICE_MINOR,
  setScene,
} from '@tallystick/stories';
import { MovingPlatform } from '../support/moving-platform.js';

const START_TIMEOUT_MS = 240_000;
const STORY_TIMEOUT_MS = 180_000;
const UNDISPUTED_MINOR = (BigInt(FACE_MINOR) - BigInt(DISPUTED_MINOR)).toString();

/** Each begins where the one before it left the clock. */
describe('the stories that take days, on a chain whose clock the test moves', () => {
  let platform: MovingPlatform;
  let scene: MovingScene;

  beforeAll(async () => {
    platform = await MovingPlatform.start();
    scene = await setScene(platform.world);
  }, START_TIMEOUT_MS);

  afterAll(() => platform?.stop());

  it(
    'a disputed part does not move, the rest is paid at maturity, and the disputed part when its dispute is over',
    async () => {
      const { transferRefusal, atMaturity, end } = await disputedPart(scene, '2026-DISPUTE');
      expect(transferRefusal).toBe('fragment-flagged');
      expect(atMaturity).toMatchObject({ state: 'live', paidMinor: UNDISPUTED_MINOR });
      expect(atMaturity.fragments).toMatchObject([{ amountMinor: DISPUTED_MINOR, disputed: true }]);
      expect(end).toMatchObject({ state: 'settled', paidMinor: FACE_MINOR, fragments: [] });
    },
    STORY_TIMEOUT_MS,
  );

  it(
    'a core enterprise in default is overdue by itself and issues nothing new until it has paid late, all of it',
    async () => {
      const story = await defaultOfCore(scene, '2026-LATE');
      const { earlyRefusal, overdue, fact, strangerRefusal, issueRefusal, paidLate, issuedAgain } = story;
      expect(earlyRefusal).toBe('not-overdue');
      expect(overdue).toMatchObject({ state: 'overdue', paidMinor: '0' });
      expect(fact).toMatchObject({ state: 'recorded', recorded: { transactionHash: expect.any(String) } });
      expect(strangerRefusal).toBe('fact-not-found');
      expect(issueRefusal).toBe('debtor-stopped');
      expect(paidLate).toMatchObject({ state: 'settled', paidMinor: FACE_MINOR, fragments: [] });
      expect(issuedAgain).toMatchObject({ state: 'live', faceMinor: FACE_MINOR });
    },
    STORY_TIMEOUT_MS,
  );

  it(
    'who stands behind a claim pays it in its debtor’s place by its own transaction, and nobody else can prepare that',
    async () => {
      const story = await guarantorPays(scene, '2026-GUARANTOR');
      const { workshop, subSupplier } = scene.cast;
      expect(story.earlyRefusal).toBe('not-matured');
      expect(story.strangerRefusal).toBe('fragment-not-found');
      expect(story.poorRefusal).toBe('payer-has-too-little');
      expect(story.ownRefusal).toBe('payer-is-payee');
      const payment = { payer: workshop.signer.account, payee: subSupplier.party, amountMinor: FACE_MINOR };
      expect(story.prepared).toMatchObject({ ...payment, currency: 'CNY', approvals: [{ value: '0' }] });
      expect(story.approved).toMatchObject({ ...payment, approvals: [] });
      expect(story.paid).toMatchObject({ state: 'settled', paidMinor: FACE_MINOR, fragments: [] });
      expect(story.received).toBe(BigInt(FACE_MINOR));
      expect(story.againRefusal).toBe('fragment-not-found');
      expect(story.heard.at(-1)).toBe('fragment-paid');
      expect(story.payers).toEqual([workshop.signer.account]);
    },
    STORY_TIMEOUT_MS,
  );

  it(
    'two of a company’s three persons approve an act, and a change of signers voids what they had approved',
    async () => {
      const { oneAlone, collectedBefore, isSeen, holdings } = await passkeyAccount(scene, '2026-PERSONS');
      expect(oneAlone).toBe('signature-invalid');
      expect(collectedBefore).toBe('signature-invalid');
      expect(isSeen).toBe(true);
      expect([...holdings].sort()).toEqual(['1000000', '2000000']);
    },
    STORY_TIMEOUT_MS,
  );

  it(
    'a frozen fragment does not move, and is reassigned by the order after the hearing, before a witness',
    async () => {
      const story = await frozenFragment(scene, '2026-ORDER');
      expect(story.frozen.fragments).toMatchObject([{ frozen: true, freeze: { lapsesAt: expect.any(String) } }]);
      expect(story.transferRefusal).toBe('fragment-flagged');
      expect(story.witnessRefusal).toBe('receivable-not-found');
      expect(story.witnessSaw.fragments).toMatchObject([{ from: '0', frozen: true }]);
      expect(story.soonRefusal).toBe('reassignment-too-soon');
      expect(story.strangerRefusal).toBe('not-the-registrar');
      const { supplier, subSupplier } = scene.cast;
      expect(story.end.fragments).toMatchObject([{ holder: subSupplier.party, frozen: false }]);
      expect(story.end.creditor).toBe(supplier.party);
    },
    STORY_TIMEOUT_MS,
  );

  it(
    'a receipt that comes late settles a lock whose time is not over, and is refused and used nothing up when it was undone by itself',
    async () => {
      const story = await lateReceipt(scene, '2026-RECEIPT');
      const { supplier, bank } = scene.cast;
      expect(story.debtorSaw.fragments).toMatchObject([{ holder: supplier.party, locked: true }]);
      expect(story.debtorSaw.fragments[0]).not.toHaveProperty('lock');
      expect(story.settled.fragments).toMatchObject([{ holder: bank.party, locked: false, amountMinor: FACE_MINOR }]);
      expect(story.earlyRefusal).toBe('lock-stands');
      expect(story.unlocked.fragments).toMatchObject([{ holder: supplier.party, locked: false }]);
      expect(story.receiptRefusal).toBe('act-not-open');
      expect(story.settledAgain.fragments).toMatchObject([{ holder: bank.party, locked: false }]);
      const { client } = bank;
      const path = { params: { path: { id: story.settledAgain.id } } };
      const { items } = await client.call(client.routes.GET('/v1/receivables/{id}/history', path));
      expect(items.map(({ kind }) => kind)).toEqual(['issued', 'locked', 'unlocked', 'locked', 'settled']);
      expect(items.at(-1)?.priceMinor).toBe(PRICE_MINOR);
    },
    STORY_TIMEOUT_MS,
  );

  it(
    'a lost account is recovered only when none of its persons says no, and meanwhile its party does nothing',
    async () => {
      const story = await lostAccount(scene, '2026-LOST');
      expect(story.draftRefusal).toBe('party-recovering');
      expect(story.signRefusal).toBe('party-recovering');
      expect(story.earlyRefusal).toBe('recovery-open');
      expect(story.stopped).toMatchObject({ kind: 'stop-recovery', state: 'recorded' });
      expect(story.account).toBe(story.newAccount);
      expect(story.holdings).toEqual(['3000000']);
    },
    STORY_TIMEOUT_MS,
  );
});
