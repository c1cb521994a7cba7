import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { components } from '@tallystick/api-client';
import { contractInterfaces, createRpcProvider } from '@tallystick/chain';
import {
  FACE_MINOR,
  gearboxTrade,
  type MovingScene,
  papersOf,
  type Participant,
  recorded,
  refusalOf,
  setScene,
  signAndRecord,
  submit,
  today,
  verify,
} from '@tallystick/stories';
import type { TradeDetails } from '@tallystick/trade/papers';
import { writeCreditNote } from '../../libs/trade/src/testing/a-credit-note.js';
import { writeBankStatement } from '../../libs/trade/src/testing/a-bank-statement.js';
import { writeRemittanceAdvice } from '../../libs/trade/src/testing/a-remittance-advice.js';
import { withQuantities } from '../../libs/trade/src/testing/a-trade.js';
import { MovingPlatform } from '../support/moving-platform.js';

const START_TIMEOUT_MS = 240_000;
const WAIT_MS = 60_000;

type Verification = components['schemas']['VerificationView'];
interface Trade {
  readonly details: TradeDetails;
  /** The first one, which passed. */
  readonly verification: Verification;
}

describe('an attested invoice that is credited', () => {
  let platform: MovingPlatform;
  let scene: MovingScene;
  let supplier: Participant;
  let core: Participant;

  beforeAll(async () => {
    platform = await MovingPlatform.start();
    scene = await setScene(platform.world);
    ({ supplier, core } = scene.cast);
  }, START_TIMEOUT_MS);

  afterAll(() => platform?.stop());

  async function attested(serial: string): Promise<Trade> {
    const details = gearboxTrade(supplier, core, serial);
    return { details, verification: await verify(supplier, core, papersOf(details)) };
  }

  const creditNote = ({ details }: Trade, ...quantities: string[]) =>
    writeCreditNote(withQuantities(details, ...quantities), {
      number: `CN-${details.invoice.number}`,
      date: details.invoice.date,
      of: [details.invoice.number],
    });

  const draftIssue = (by: Participant, verification: string, faceMinor = FACE_MINOR) =>
    by.client.call(by.client.routes.POST('/v1/acts/issue', { body: { verification, faceMinor, dueDate: today() } }));

  const handIn = ({ client }: Participant, record: string) =>
    client.call(
      client.routes.POST('/v1/records', {
        body: record as never,
        headers: { 'content-type': 'application/xml' },
        bodySerializer: (text: unknown) => String(text),
      }),
    );

  async function verificationsOf(who: Participant, { verification }: Trade): Promise<Verification[]> {
    const { items } = await who.client.call(who.client.routes.GET('/v1/verifications'));
    return items.filter(({ invoice }) => invoice === verification.invoice);
  }

  async function until(trade: Trade, isReached: (newest: Verification) => boolean): Promise<Verification> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const [newest] = await verificationsOf(supplier, trade);
      if (newest && isReached(newest)) return newest;
      if (Date.now() > deadline) throw new Error(`not as expected: ${JSON.stringify(newest)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Of the trade registry since the chain began; each of these runs made the caps that the test names. */
  async function registryEvents(name: 'TradeAttested' | 'OverFinanced'): Promise<number> {
    const network = await supplier.client.network();
    const provider = createRpcProvider({ url: scene.world.rpcUrl, chainId: network.chainId });
    const topic = contractInterfaces.tradeRegistry.getEvent(name)?.topicHash ?? '';
    const filter = { address: network.contracts.tradeRegistry, topics: [topic], fromBlock: 0 };
    const logs = await provider.getLogs(filter).finally(() => provider.destroy());
    return logs.length;
  }

  it(
    'has no cap left on the ledger when its seller credits all of it, and a waiting issue is refused there',
    async () => {
      const trade = await attested('2026-FULL');
      expect(trade.verification).toMatchObject({ verdict: 'pass', attested: true });
      const waiting = await draftIssue(core, trade.verification.id);
      await core.client.sign(waiting, core.signer);
      const sentBefore = await registryEvents('TradeAttested');
      await submit(supplier, creditNote(trade, '80', '400'));
      const lowered = await until(trade, ({ ledger }) => ledger !== undefined);
      expect(lowered).toMatchObject({
        verdict: 'review',
        attested: false,
        loweredCapMinor: '0',
        ledger: { capMinor: '0', usedMinor: '0', overFinanced: false },
      });
      const { state } = await supplier.client.sign(waiting, supplier.signer);
      expect(state).toBe('relayed');
      const deadline = Date.now() + WAIT_MS;
      let tried = await core.client.act(waiting.id);
      while (!tried.lastFailure && Date.now() < deadline) tried = await core.client.act(waiting.id);
      expect(tried.lastFailure).toMatchObject({ code: 'attestation-superseded' });
      expect(await refusalOf(draftIssue(core, trade.verification.id))).toBe('attestation-outdated');
      expect(await refusalOf(draftIssue(core, lowered.id))).toBe('verification-not-passed');

      // The same paper again, from either side, takes nothing more away.
      await submit(supplier, creditNote(trade, '80', '400'));
      await submit(core, creditNote(trade, '80', '400'));
      const confirmed = await until(trade, ({ id }) => id !== lowered.id);
      expect(confirmed).not.toHaveProperty('loweredCapMinor');
      expect(confirmed.ledger).toEqual(lowered.ledger);
      expect(await registryEvents('TradeAttested')).toBe(sentBefore + 1);

      const { invoice } = trade.details;
      const again = { ...trade.details, invoice: { ...invoice, number: `${invoice.number}-AGAIN` } };
      const billedAgain = await verify(supplier, core, papersOf(again));
      expect(billedAgain).toMatchObject({ verdict: 'pass', attested: true });
    },
    WAIT_MS * 3,
  );

  it(
    'keeps the rest as its cap when a part is credited, and an issue on the rest goes through',
    async () => {
      const trade = await attested('2026-PART');
      await submit(supplier, creditNote(trade, '8'));
      const rest = (BigInt(FACE_MINOR) - 9_944_000n).toString();
      const again = await until(trade, ({ ledger }) => ledger !== undefined);
      expect(again).toMatchObject({ verdict: 'pass', attested: true, ledger: { capMinor: rest, usedMinor: '0' } });
      expect(await refusalOf(draftIssue(core, again.id))).toBe('face-over-cap');
      const act = await signAndRecord(await draftIssue(core, again.id, rest), [core, supplier], { face: rest });
      expect(act.state).toBe('recorded');
      for (const side of [supplier, core]) {
        const [newest] = await verificationsOf(side, trade);
        expect(newest?.ledger).toEqual({ capMinor: rest, usedMinor: rest, overFinanced: false });
      }
    },
    WAIT_MS * 3,
  );

  it(
    'is shown as over-financed to both sides, and on the chain, when more is financed than is left',
    async () => {
      const trade = await attested('2026-OVERFIN');
      const act = await draftIssue(core, trade.verification.id);
      await signAndRecord(act, [core, supplier], { face: FACE_MINOR });
      await recorded(core.client, act.id);
      const before = await registryEvents('OverFinanced');
      await submit(supplier, creditNote(trade, '80', '400'));
      await until(trade, ({ ledger }) => ledger?.overFinanced === true);
      for (const side of [supplier, core]) {
        const [newest] = await verificationsOf(side, trade);
        expect(newest?.ledger).toEqual({ capMinor: '0', usedMinor: FACE_MINOR, overFinanced: true });
      }
      expect(await registryEvents('OverFinanced')).toBe(before + 1);
    },
    WAIT_MS * 3,
  );

  it(
    'goes to review and keeps its cap when its buyer alone hands in a credit note, until the seller confirms it',
    async () => {
      const trade = await attested('2026-FORGED');
      const sent = await registryEvents('TradeAttested');
      await submit(core, creditNote(trade, '80', '400'));
      const doubted = await until(trade, ({ id }) => id !== trade.verification.id);
      const check = doubted.checks.find(({ id }) => id === 'papers-from-both-sides');
      expect(check).toMatchObject({ outcome: 'review', reason: expect.stringContaining('the buyer alone') });
      expect(doubted).not.toHaveProperty('loweredCapMinor');
      expect(await registryEvents('TradeAttested')).toBe(sent);
      await submit(supplier, creditNote(trade, '80', '400'));
      const lowered = await until(trade, ({ ledger }) => ledger?.capMinor === '0');
      expect(lowered).toMatchObject({ loweredCapMinor: '0' });
    },
    WAIT_MS * 3,
  );

  it(
    'keeps the rest as its cap when its seller’s bank shows a payment, and the buyer sees no more of the statement',
    async () => {
      const trade = await attested('2026-PAID');
      const { number } = trade.details.invoice;
      const entry = {
        amount: '30000.00',
        payer: core.name,
        servicerReference: 'BANK-1',
        valueOn: today(),
        text: `for ${number}`,
      };
      const others = { amount: '77.00', text: 'a secret customer', servicerReference: 'BANK-2' };
      const statement = writeBankStatement({
        number: 'STATEMENT-9',
        account: 'CN00555566667777',
        entries: [entry, others],
      });
      const record = await handIn(supplier, statement);
      expect(record.kind).toBe('bank-statement');
      expect(await handIn(supplier, statement)).toEqual(record);
      const rest = (BigInt(FACE_MINOR) - 3_000_000n).toString();
      const again = await until(trade, ({ ledger }) => ledger?.capMinor === rest);
      expect(again).toMatchObject({ verdict: 'pass', attested: true });
      const [seen] = await verificationsOf(core, trade);
      const told = JSON.stringify(seen);
      expect(told).toContain('3000000');
      for (const secret of ['STATEMENT-9', '55556666', '77.00', 'secret']) expect(told).not.toContain(secret);
      const path = { params: { path: { id: record.id } } };
      expect(await refusalOf(core.client.call(core.client.routes.GET('/v1/records/{id}', path)))).toBe(
        'record-not-found',
      );
    },
    WAIT_MS * 3,
  );

  it(
    'keeps the rest as its cap when its seller’s advice says what one transfer for many paid, and not by its buyer’s alone',
    async () => {
      const trade = await attested('2026-ADVISED');
      const { number } = trade.details.invoice;
      const [payer, payee] = [{ name: core.name }, { name: supplier.name }];
      const lines = [
        { invoice: number, debit: '20000.00' },
        { invoice: 'SECRET-INVOICE', debit: '10000.00' },
      ];
      const advice = writeRemittanceAdvice({ number: 'RA-2026-9', payer, payee, lines });
      const record = await handIn(core, advice);
      expect(record).toMatchObject({ kind: 'remittance-advice', findings: [] });
      const entry = { amount: '30000.00', payer: core.name, servicerReference: 'BANK-9', valueOn: today() };
      const text = 'RA-2026-9';
      await handIn(supplier, writeBankStatement({ number: 'STATEMENT-10', entries: [{ ...entry, text }] }));
      const body = { invoice: trade.verification.invoice };
      const { client } = supplier;
      const doubted = await client.call(client.routes.POST('/v1/verifications', { body }));
      expect(doubted).toMatchObject({ verdict: 'review', attested: false });
      expect(doubted).not.toHaveProperty('loweredCapMinor');
      const check = doubted.checks.find(({ id }) => id === 'payments-seen');
      expect(check).toMatchObject({ outcome: 'review', inputs: { paidMinor: '2000000' } });
      for (const secret of ['RA-2026-9', 'SECRET-INVOICE']) expect(JSON.stringify(doubted)).not.toContain(secret);
      const path = { params: { path: { id: record.id } } };
      expect(await refusalOf(client.call(client.routes.GET('/v1/records/{id}', path)))).toBe('record-not-found');
      await handIn(supplier, advice);
      const rest = (BigInt(FACE_MINOR) - 2_000_000n).toString();
      const again = await until(trade, ({ ledger }) => ledger?.capMinor === rest);
      expect(again).toMatchObject({ verdict: 'pass', attested: true });
    },
    WAIT_MS * 3,
  );

  it('is told to both sides, and to nobody else', async () => {
    const heard = async ({ client }: Participant) => {
      const types: string[] = [];
      const signal = AbortSignal.timeout(2_000);
      try {
        for await (const { type } of client.events(signal, '0-0')) types.push(type);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
      return types.filter((type) => type === 'invoice-cap-lowered').length;
    };
    expect(await heard(supplier)).toBe(6);
    expect(await heard(core)).toBe(6);
    expect(await heard(scene.cast.bank)).toBe(0);
  });
});
