import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActView } from '@tallystick/api-client';
import {
  FACE_MINOR,
  issueOnVerifiedTrade,
  type MovingScene,
  type Participant,
  refusalOf,
  setScene,
  signAndRecord,
} from '@tallystick/stories';
import { randomBytes } from 'node:crypto';
import { MovingPlatform } from '../support/moving-platform.js';

const START_TIMEOUT_MS = 240_000;
const DAY_MS = 86_400_000;
const LOCK_PRICE_MINOR = '112000000';
const bytes32 = () => `0x${randomBytes(32).toString('hex')}`;

describe('what lies on a claim, through the doors', () => {
  let platform: MovingPlatform;
  let scene: MovingScene;
  let cast: MovingScene['cast'];
  let receivable: string;
  let serial = 0;

  beforeAll(async () => {
    platform = await MovingPlatform.start();
    scene = await setScene(platform.world);
    ({ cast } = scene);
    await nameSettlementBank(cast.supplier);
  }, START_TIMEOUT_MS);
  afterAll(() => platform?.stop());

  beforeEach(async () => {
    serial += 1;
    receivable = await issueOnVerifiedTrade(scene, `2026-ENC-${serial * 1_111}`, {
      dueInMs: 60 * DAY_MS,
      isUndrawn: true,
    });
  });

  const at = (from = '0') => ({ receivable, from });
  const view = ({ client }: Participant, id = receivable) =>
    client.call(client.routes.GET('/v1/receivables/{id}', { params: { path: { id } } }));
  const fragmentOf = async (participant: Participant) => (await view(participant)).fragments[0];
  const pastOf = async ({ client }: Participant) => {
    const path = { params: { path: { id: receivable } } };
    const { items } = await client.call(client.routes.GET('/v1/receivables/{id}/history', path));
    return items.map(({ kind }) => kind);
  };
  const withdraw = ({ client }: Participant, { id }: ActView) =>
    client.call(client.routes.POST('/v1/acts/{id}/withdrawal', { params: { path: { id } } }));
  const nowSeconds = () => Math.floor(scene.world.nowMs() / 1000);

  async function nameSettlementBank(party: Participant): Promise<ActView> {
    const body = { bank: cast.settlementBank.party };
    const { client } = party;
    const act = await client.call(client.routes.POST('/v1/acts/name-settlement-bank', { body }));
    return signAndRecord(act, [party], body);
  }

  function draftLock(amountMinor?: string): Promise<ActView> {
    const { client } = cast.supplier;
    const body = {
      ...at(),
      buyer: cast.bank.party,
      priceMinor: LOCK_PRICE_MINOR,
      ...(amountMinor ? { amountMinor } : {}),
    };
    return client.call(client.routes.POST('/v1/acts/lock', { body }));
  }

  function draftPledge(): Promise<ActView> {
    const { client } = cast.supplier;
    return client.call(client.routes.POST('/v1/acts/pledge', { body: { ...at(), pledgee: cast.bank.party } }));
  }

  it('an assignment with recourse names who stands behind the claim', async () => {
    const { supplier, subSupplier } = cast;
    const body = { ...at(), amountMinor: '5000', recipient: subSupplier.party };
    const { client } = supplier;
    const act = await client.call(client.routes.POST('/v1/acts/assign-with-recourse', { body }));
    await signAndRecord(act, [supplier, subSupplier], { amount: '5000', recipient: subSupplier.party });
    expect(await fragmentOf(subSupplier)).toMatchObject({ recourse: supplier.party, amountMinor: '5000' });
  });

  it('a pledged claim is cut with the pledgee’s signature, released by it, and seen by it meanwhile', async () => {
    const { supplier, bank, subSupplier, workshop } = cast;
    await signAndRecord(await draftPledge(), [supplier, bank], { pledgee: bank.party });
    expect(await fragmentOf(bank)).toMatchObject({ pledgee: bank.party, holder: supplier.party });
    expect(await refusalOf(view(workshop))).toBe('receivable-not-found');
    const moving = { ...at(), recipient: subSupplier.party };
    const { client } = supplier;
    expect(await refusalOf(client.call(client.routes.POST('/v1/acts/transfer', { body: moving })))).toBe(
      'pledge-stands',
    );

    const partsMinor = ['100', (BigInt(FACE_MINOR) - 100n).toString()];
    const split = await client.call(client.routes.POST('/v1/acts/split', { body: { ...at(), partsMinor } }));
    expect(split.signatories.map(({ role }) => role)).toEqual(['holder', 'pledgee']);
    await signAndRecord(split, [supplier, bank], { pledgee: bank.party });

    const release = await bank.client.call(bank.client.routes.POST('/v1/acts/release', { body: at() }));
    await signAndRecord(release, [bank], { from: '0' });
    const { fragments } = await view(bank);
    expect(fragments).toMatchObject([{ from: '100', pledgee: bank.party }]);
    const foreign = supplier.client.call(supplier.client.routes.POST('/v1/acts/release', { body: at('100') }));
    expect(await refusalOf(foreign)).toBe('fragment-not-found');
  });

  it('a pledged claim is paid to the pledgee', async () => {
    const { supplier, bank, core } = cast;
    await signAndRecord(await draftPledge(), [supplier, bank]);
    const balance = async () => BigInt((await bank.client.call(bank.client.routes.GET('/v1/balance'))).balanceMinor);
    const before = await balance();
    const pay = await core.client.call(core.client.routes.POST('/v1/acts/pay', { body: at() }));
    await signAndRecord(pay, [core]);
    expect((await balance()) - before).toBe(BigInt(FACE_MINOR));
  });

  it('a lock is known to its holder, buyer and settlement bank alone, and its buyer gives it up at any time', async () => {
    const { supplier, bank, settlementBank, core, workshop } = cast;
    await signAndRecord(await draftLock('7000'), [supplier, bank], { price: LOCK_PRICE_MINOR, amount: '7000' });
    const cut = (BigInt(FACE_MINOR) - 7000n).toString();
    const lockSeenBy = async (participant: Participant) =>
      (await view(participant)).fragments.find(({ from }) => from === cut)?.lock?.priceMinor;
    for (const party of [supplier, bank, settlementBank]) expect(await lockSeenBy(party)).toBe(LOCK_PRICE_MINOR);
    expect(await lockSeenBy(core)).toBeUndefined();
    expect(await refusalOf(view(workshop))).toBe('receivable-not-found');
    const undo = ({ client }: Participant) => client.call(client.routes.POST('/v1/acts/unlock', { body: at(cut) }));
    for (const party of [supplier, settlementBank, workshop])
      expect(await refusalOf(undo(party))).toBe('fragment-not-found');
    await signAndRecord(await undo(bank), [bank], { from: cut });
    expect(await refusalOf(view(bank))).toBe('receivable-not-found');
  });

  it('a receipt of another amount, of money to come, or by another bank is not drafted', async () => {
    const { supplier, bank, settlementBank } = cast;
    await signAndRecord(await draftLock(), [supplier, bank]);
    const receipt = ({ client }: Participant, more: { amountMinor?: string; bookedAt?: string } = {}) => {
      const booked = { amountMinor: LOCK_PRICE_MINOR, bookedAt: String(nowSeconds() - 60), bankReference: bytes32() };
      return client.call(client.routes.POST('/v1/acts/settle', { body: { ...at(), ...booked, ...more } }));
    };
    expect(await refusalOf(receipt(bank))).toBe('fragment-not-found');
    expect(await refusalOf(receipt(settlementBank, { amountMinor: '1' }))).toBe('receipt-amount-differs');
    const later = String(nowSeconds() + 3_600);
    expect(await refusalOf(receipt(settlementBank, { bookedAt: later }))).toBe('booked-out-of-time');
    await signAndRecord(await receipt(settlementBank), [settlementBank], { purpose: '2', currency: '156' });
    expect(await fragmentOf(bank)).toMatchObject({ holder: bank.party, locked: false });
  });

  it('a claim is paid by the receipt of the payee’s bank, in part and once per reference', async () => {
    const { supplier, core, settlementBank, bank } = cast;
    const { client } = settlementBank;
    const bankReference = bytes32();
    const booked = { ...at(), amountMinor: '400', bookedAt: String(nowSeconds() - 60), bankReference };
    const draft = () => client.call(client.routes.POST('/v1/acts/pay-by-receipt', { body: booked }));
    const stranger = bank.client.call(bank.client.routes.POST('/v1/acts/pay-by-receipt', { body: booked }));
    expect(await refusalOf(stranger)).toBe('fragment-not-found');
    await signAndRecord(await draft(), [settlementBank], { purpose: '1', payee: supplier.party, amount: '400' });
    expect(await refusalOf(draft())).toBe('receipt-used');
    expect(await view(core)).toMatchObject({ paidMinor: '400', state: 'live' });
    expect(await refusalOf(draftLockBy(core))).toBe('fragment-not-found');
  });

  const draftLockBy = ({ client }: Participant) =>
    client.call(
      client.routes.POST('/v1/acts/lock', { body: { ...at(), buyer: cast.bank.party, priceMinor: LOCK_PRICE_MINOR } }),
    );

  it('a lock or a pledge that one side signed is withdrawn by its revocation', async () => {
    const { supplier, bank } = cast;
    for (const [draft, kind] of [
      [draftLock, 'revoke-lock'],
      [draftPledge, 'revoke-pledge'],
    ] as const) {
      const act = await draft();
      await supplier.client.sign(act, supplier.signer);
      const revocation = await withdraw(supplier, act);
      expect(revocation.kind).toBe(kind);
      await signAndRecord(revocation, [supplier], { digest: act.digest });
      expect((await bank.client.act(act.id)).state).toBe('withdrawn');
    }
  });

  it('a lock needs a settlement bank of its holder and time before the claim is due', async () => {
    const { supplier, subSupplier, bank } = cast;
    const day = (days: number) => new Date(scene.world.nowMs() + days * DAY_MS).toISOString().slice(0, 10);
    const body = { ...at(), buyer: bank.party, priceMinor: LOCK_PRICE_MINOR, payBy: day(70) };
    const { client } = supplier;
    expect(await refusalOf(client.call(client.routes.POST('/v1/acts/lock', { body })))).toBe('lock-outlasts-claim');
    const passing = { ...at(), recipient: subSupplier.party };
    const transfer = await client.call(client.routes.POST('/v1/acts/transfer', { body: passing }));
    await signAndRecord(transfer, [supplier, subSupplier]);
    expect(await refusalOf(draftLockBy(subSupplier))).toBe('settlement-bank-unnamed');
  });

  it('a freeze that no order confirms is lifted by itself, for whom it concerns', async () => {
    const { supplier, registrar, workshop } = cast;
    const { client } = registrar;
    const freeze = await client.call(client.routes.POST('/v1/acts/freeze', { body: at() }));
    await signAndRecord(freeze, [registrar]);
    const lift = (party: Participant) =>
      party.client.call(party.client.routes.POST('/v1/facts/unfreeze', { body: at() }));
    expect(await refusalOf(lift(workshop))).toBe('fragment-not-found');
    expect(await refusalOf(lift(supplier))).toBe('freeze-stands');
    await scene.world.passUntil(new Date(scene.world.nowMs() + 7 * DAY_MS));
    const fact = await lift(supplier);
    expect((await lift(supplier)).key).toBe(fact.key);
    while ((await fragmentOf(supplier))?.frozen) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await pastOf(supplier)).toEqual(['issued', 'frozen', 'unfrozen']);
  });

  it('an order begins and ends a dispute, and the registrar lifts a freeze, whatever holder and debtor say', async () => {
    const { supplier, registrar, bank } = cast;
    const { client } = registrar;
    for (const disputed of [true, false]) {
      const body = { ...at(), disputed, order: bytes32(), witness: bank.party };
      const act = await client.call(client.routes.POST('/v1/acts/order-dispute', { body }));
      await signAndRecord(act, [registrar, bank], body);
      expect((await fragmentOf(supplier))?.disputed).toBe(disputed);
    }
    await signAndRecord(await client.call(client.routes.POST('/v1/acts/freeze', { body: at() })), [registrar]);
    await signAndRecord(await client.call(client.routes.POST('/v1/acts/unfreeze', { body: at() })), [registrar]);
    expect((await fragmentOf(supplier))?.frozen).toBe(false);
    const foreign = supplier.client.call(supplier.client.routes.POST('/v1/acts/freeze', { body: at() }));
    expect(await refusalOf(foreign)).toBe('not-the-registrar');
  });

  it('a pause stops new business and no payment, and ends with the act after it', async () => {
    const { supplier, subSupplier, core, registrar } = cast;
    const { client } = registrar;
    const pause = await client.call(client.routes.POST('/v1/acts/pause', { body: {} }));
    const late = await client.call(
      client.routes.POST('/v1/acts/pause', { body: { deadline: String(nowSeconds() + 86_400) } }),
    );
    await signAndRecord(pause, [registrar], { sequence: '1' });
    expect((await client.act(late.id)).state).toBe('superseded');
    const body = { ...at(), amountMinor: '10', recipient: subSupplier.party };
    const transfer = await supplier.client.call(supplier.client.routes.POST('/v1/acts/transfer', { body }));
    for (const party of [supplier, subSupplier]) await party.client.sign(transfer, party.signer);
    const failureOf = async () => (await supplier.client.act(transfer.id)).lastFailure?.code;
    while ((await failureOf()) === undefined) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await failureOf()).toBe('pause-stands');
    const pay = { ...at(), amountMinor: '20' };
    await signAndRecord(await core.client.call(core.client.routes.POST('/v1/acts/pay', { body: pay })), [core]);
    const unpause = await client.call(client.routes.POST('/v1/acts/unpause', { body: {} }));
    await signAndRecord(unpause, [registrar], { sequence: '2' });
    // The payment moved the fragment on, so what waited never runs.
    expect((await supplier.client.act(transfer.id)).state).toBe('superseded');
  });
});
