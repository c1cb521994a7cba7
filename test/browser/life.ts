import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarTold } from './calendar-told.js';
import { claimTold } from './claim-told.js';
import { approveFromInbox, approversOf } from './approving.js';
import { everybody, type LifeCast, lifeCast, whoSigned } from './life-cast.js';
import { acceptQuote, askBank, quote } from './life-sale.js';
import { draftIssue, draftPass, draftSplit, onLedger, signByTwo, signInCeremony } from './life-steps.js';
import { verifiedInvoice } from './participants.js';
import { expiry } from './expiry.js';
import { hand } from './hand.js';
import { lostApprovals } from './lost-approvals.js';
import type { PortalStage } from './portal-stage.js';
import type { Signer } from './signers.js';

const START_TIMEOUT_MS = 300_000;
const LIFE_TIMEOUT_MS = 600_000;
const SERIAL = '2026-L001';
/** CNY, as it is typed and in minor units. */
const FACE = { typed: '900,000.37', minor: '90000037' };
const PASSED = { typed: '250000.12', minor: '25000012' };
const SOLD_MINOR = '65000025';

/** What people do together from issue to maturity, each in a browser and with a device of their own, and by keyboard alone. */
export function life(stage: () => PortalStage): void {
  let cast: LifeCast;
  beforeAll(async () => {
    cast = await lifeCast(stage());
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    for (const { page } of cast ? everybody(cast) : []) await page.context().close();
  });

  describe('a receivable', () => {
    it(
      'is issued, accepted, split, passed on and sold by keyboard alone, each by those whose devices signed, and screens and ledger agree to the digit',
      async () => {
        const { core, supplier, subSupplier, bank } = cast;
        const names = (...signers: readonly Signer[]) => signers.map(({ name }) => name);
        const party = (part: string) => stage().party(part).party;
        await verifiedInvoice(stage(), SERIAL);
        const signed = await whoSigned(everybody(cast));

        const issue = await draftIssue(stage(), core[0].page, { invoice: `INV-${SERIAL}`, face: FACE.typed });
        await signByTwo(stage(), core, issue);
        expect((await stage().machine('core').act(issue.id)).state).toBe('offered');
        await signInCeremony(stage(), supplier[0], issue);
        await approveFromInbox(stage(), supplier[1], issue);
        const issued = await onLedger(stage(), 'core', issue, [core[0].page, core[1].page, supplier[1].page]);
        expect(await signed()).toEqual(names(...core, ...supplier));
        expect(await approversOf(stage(), 'core', issue)).toEqual(names(...core));
        expect(await approversOf(stage(), 'supplier', issue)).toEqual(names(...supplier));
        const claim = String(issued.message.receivable);
        const whole = [{ holder: party('supplier'), from: '0', amountMinor: FACE.minor }];
        expect(await claimTold(stage(), core[0].page, 'core', claim)).toEqual(whole);
        expect(await claimTold(stage(), supplier[0].page, 'supplier', claim)).toEqual(whole);

        const recipient = ['恒达', '苏州恒达轴承有限公司'] as const;
        const split = await draftSplit(stage(), supplier[0].page, { claim, recipient, amount: PASSED.typed });
        await signByTwo(stage(), supplier, split);
        const pass = await draftPass(stage(), supplier[0].page);
        expect(await signed()).toEqual(names(...supplier));
        await signByTwo(stage(), supplier, pass);
        expect((await stage().machine('supplier').act(pass.id)).state).toBe('offered');
        await approveFromInbox(stage(), subSupplier, pass);
        await onLedger(stage(), 'supplier', pass, [supplier[0].page, supplier[1].page, subSupplier.page]);
        expect(await signed()).toEqual(names(...supplier, subSupplier));
        expect(await approversOf(stage(), 'supplier', pass)).toEqual(names(...supplier));
        expect(await approversOf(stage(), 'subSupplier', pass)).toEqual(names(subSupplier));
        const passed = { holder: party('subSupplier'), from: '0', amountMinor: PASSED.minor };
        const kept = { holder: party('supplier'), from: PASSED.minor, amountMinor: SOLD_MINOR };
        expect(await claimTold(stage(), core[0].page, 'core', claim)).toEqual([passed, kept]);
        expect(await claimTold(stage(), subSupplier.page, 'subSupplier', claim)).toEqual([passed]);

        const request = await askBank(stage(), supplier[0].page, claim);
        const sale = await quote(stage(), bank, request, '3.6');
        expect(await signed()).toEqual(names(bank));
        expect((await stage().machine('supplier').act(sale.id)).state).toBe('offered');
        await acceptQuote(supplier[0].page, sale);
        await signByTwo(stage(), supplier, sale);
        await onLedger(stage(), 'supplier', sale, [supplier[0].page, bank.page]);
        expect(await signed()).toEqual(names(...supplier));
        expect(await approversOf(stage(), 'bank', sale)).toEqual(names(bank));
        const sold = { ...kept, holder: party('bank') };
        expect(await claimTold(stage(), core[1].page, 'core', claim)).toEqual([passed, sold]);
        expect(await claimTold(stage(), bank.page, 'bank', claim)).toEqual([sold]);

        for (const [part, { page }] of [
          ['subSupplier', subSupplier],
          ['bank', bank],
          ['core', core[0]],
        ] as const)
          await calendarTold(stage(), page, part, claim);
        expect(await signed()).toEqual([]);
      },
      LIFE_TIMEOUT_MS,
    );
  });

  const oneOfOne = () => cast.subSupplier;
  describe('an act', () => expiry(stage, oneOfOne));
  describe('a connection that is lost', () => lostApprovals(stage, oneOfOne));
  describe('the hand', () => hand(stage));
}
