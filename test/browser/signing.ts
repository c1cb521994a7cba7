import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actDigest, type ActMessage, approvalDigest, type Network } from '@tallystick/act-types';
import type { ActView } from '@tallystick/api-client';
import { signAndRecord } from '@tallystick/stories';
import { eventually } from '../support/eventually.js';
import { actAt, refuse } from './act-at.js';
import { actRow, actState as state, approveButton as approve, approversOf } from './approving.js';
import { axeFindings } from './axe.js';
import { found } from './found.js';
import { minorAsText } from './minor-as-text.js';
import { ownAct } from './own-act.js';
import { ownClaim, participant } from './participants.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';
import { type Signer, signerOf } from './signers.js';

const ELSEWHERE = '99';
const SECOND_MS = 1_000;

/** Two people of the supplier, whose account takes two: maker and checker, each in a browser with a device of their own. */
export function signing(stage: () => PortalStage): void {
  let maker: Signer;
  let checker: Signer;
  let network: Network;
  beforeAll(async () => {
    [maker, checker] = [await signerOf(stage(), 'supplier', 0), await signerOf(stage(), 'supplier', 1)];
    network = await stage().machine('supplier').network();
  });
  afterAll(async () => {
    for (const signer of [maker, checker]) await signer?.page.context().close();
  });

  const addressOf = ({ id }: Pick<ActView, 'id'>) => `${stage().origin}/acts/${id}`;

  let amount = 1_000;
  /** A part of a claim that the supplier is to pass on: another each time, and never recorded. */
  async function transfer(): Promise<ActView> {
    const machine = stage().machine('supplier');
    const { items } = await machine.call(machine.routes.GET('/v1/fragments'));
    const held = found(items[0], 'fragment that the supplier holds');
    const { party: recipient } = stage().party('workshop');
    const body = { receivable: held.receivable, from: held.from, amountMinor: String((amount += 1)), recipient };
    return machine.call(machine.routes.POST('/v1/acts/transfer', { body }));
  }

  describe('maker and checker', () => {
    it('sign an act on two devices, see one another live, and the chain records it', async () => {
      const act = await ownAct(stage(), 'supplier');
      await maker.page.goto(`${stage().origin}/acts`);
      await checker.page.goto(addressOf(act));
      await settled(checker.page);
      expect(await axeFindings(checker.page)).toEqual([]);
      await maker.page.locator(`a[href="/acts/${act.id}"]`).click();
      await maker.page.getByText('0 of 2 people').waitFor();
      await approve(maker.page).click();
      await maker.page.getByText('You have approved').waitFor();
      expect(await axeFindings(maker.page)).toEqual([]);
      await checker.page.getByText('1 of 2 people').waitFor();
      await approve(checker.page).click();
      for (const { page } of [maker, checker]) await state(page, 'On the ledger').waitFor();
      await settled(maker.page);
      const { recorded } = await stage().machine('supplier').act(act.id);
      expect(await maker.page.getByText(recorded?.transactionHash ?? 'none').count()).toBe(1);
      expect(await axeFindings(maker.page)).toEqual([]);
    });

    it('approve several acts in one ceremony, listed and totalled', async () => {
      const acts = [await transfer(), await transfer()];
      const { page } = maker;
      await page.goto(`${stage().origin}/acts?kind=transfer`);
      for (const { id } of acts) await actRow(page, id).getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Sign the 2 chosen acts' }).click();
      const dialogue = page.getByRole('dialog', { name: 'Sign these acts' });
      const inAll = dialogue.getByRole('status').filter({ hasText: 'In all' });
      const sumMinor = acts.reduce((sum, { message }) => sum + BigInt(String(message.amount)), 0n);
      expect((await inAll.innerText()).replaceAll(/\s/g, '')).toBe(`InallCNY${minorAsText(String(sumMinor))}`);
      const [holder, recipient] = [stage().party('supplier').name, stage().party('workshop').name];
      const listed = dialogue.getByRole('listitem');
      for (const { message } of acts) {
        const claim = `…${String(message.receivable).slice(-8)}`;
        const passed = `CNY ${minorAsText(String(message.amount))} of claim ${claim}`;
        await listed.filter({ hasText: `${holder} passes ${passed} to ${recipient}` }).waitFor();
      }
      expect(await listed.count()).toBe(acts.length);
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      await dialogue.getByRole('button', { name: 'Sign the 2 chosen acts' }).click();
      await dialogue.getByRole('button', { name: 'Done' }).waitFor();
      expect(await dialogue.getByText('Approved', { exact: true }).count()).toBe(2);
      for (const act of acts) expect(await approversOf(stage(), 'supplier', act)).toEqual([maker.name]);
      await dialogue.getByRole('button', { name: 'Done' }).click();
    });

    it('are told what happened on the receivable since the maker approved, live and in the ceremony', async () => {
      const { act, passRest } = await halfOfClaim();
      const nothing = 'Nothing that you may see has happened on the receivable since this was first approved';
      await maker.page.goto(addressOf(act));
      await approve(maker.page).waitFor();
      expect(await maker.page.getByText(/since this was first approved/).count()).toBe(0);
      await approve(maker.page).click();
      await checker.page.goto(addressOf(act));
      for (const { page } of [maker, checker]) await page.getByText(nothing).waitFor();
      await passRest();
      await checker.page.getByText('something happened on the receivable').waitFor();
      const changes = checker.page.getByRole('table', { name: 'History' });
      const { name: recipient } = stage().party('subSupplier');
      await changes
        .getByRole('row', { name: new RegExp(`Transferred.*500,000\\.00.*1,130,000\\.00.*${recipient}`) })
        .waitFor();
      expect(await changes.getByRole('row').count()).toBe(2);
      await settled(checker.page);
      expect(await axeFindings(checker.page)).toEqual([]);
      await checker.page.goto(`${stage().origin}/acts?kind=transfer`);
      await actRow(checker.page, act.id).getByRole('checkbox').check();
      await checker.page.getByRole('button', { name: 'Sign the chosen act' }).click();
      const dialogue = checker.page.getByRole('dialog', { name: 'Sign these acts' });
      await dialogue.getByText('something happened on the receivable').waitFor();
      expect(await axeFindings(checker.page)).toEqual([]);
      await dialogue.getByRole('button', { name: 'Cancel' }).click();
    });

    /** An act that passes on the first part of a claim that is cut in two, and what passes on the rest for good. */
    async function halfOfClaim() {
      const receivable = await ownClaim(stage(), 'changed-since');
      const [supplier, next] = [await participant(stage(), 'supplier'), await participant(stage(), 'subSupplier')];
      const { routes } = supplier.client;
      const [first, rest] = ['50000000', '63000000'] as const;
      const terms = { receivable, from: '0', partsMinor: [first, rest] };
      const cut = await supplier.client.call(routes.POST('/v1/acts/split', { body: terms }));
      const { recorded } = await signAndRecord(cut, [supplier]);
      // What shares the second of the first approval is told as well.
      const over = Date.parse(found(recorded, 'record of the split').at) + SECOND_MS;
      await eventually(() => Date.now() > over, { what: 'the second of the split is over' });
      const pass = (from: string, amountMinor: string) => {
        const body = { receivable, from, amountMinor, recipient: next.party };
        return supplier.client.call(routes.POST('/v1/acts/transfer', { body }));
      };
      return {
        act: await pass('0', first),
        passRest: async () => signAndRecord(await pass(first, rest), [supplier, next]),
      };
    }
  });

  describe('an API that lies', () => {
    const lies: readonly (readonly [string, (act: ActView) => Partial<ActView>])[] = [
      ['the amount', ({ message }) => ({ message: { ...message, amount: '1' } })],
      ['the recipient', ({ message }) => ({ message: { ...message, recipient: '1' } })],
      ['the digest', () => ({ digest: `0x${'ab'.repeat(32)}` })],
      ['the kind', () => ({ kind: 'assign-with-recourse' })],
      ['the chain', ({ kind, message }) => ({ digest: actDigest(kind, message, { ...network, chainId: ELSEWHERE }) })],
    ];

    it.each(lies)('about %s is refused, and no device is asked', async (_, lie) => {
      const act = await transfer();
      const { page } = maker;
      const before = await maker.asked();
      await page.route(`**/v1/acts/${act.id}`, async (route) => {
        const answer = await route.fetch();
        const told = (await answer.json()) as ActView;
        await route.fulfill({ response: answer, json: { ...told, ...lie(told) } });
      });
      await page.goto(addressOf(act));
      await page.getByRole('alert').getByText('Stopped').waitFor();
      await approve(page).and(page.locator(':disabled')).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await maker.asked()).toBe(before);
      await page.unroute(`**/v1/acts/${act.id}`);
    });

    it('by other words for an act that was read already, with a digest that fits them, is refused', async () => {
      const act = await transfer();
      const { page } = maker;
      await page.goto(addressOf(act));
      await approve(page).and(page.locator(':enabled')).waitFor();
      const before = await maker.asked();
      await page.route(`**/v1/acts/${act.id}`, async (route) => {
        const answer = await route.fetch();
        const told = (await answer.json()) as ActView;
        const message: ActMessage = { ...told.message, amount: '777' };
        await route.fulfill({
          response: answer,
          json: { ...told, message, digest: actDigest(told.kind, message, network) },
        });
      });
      // News of another act has the page ask again.
      await transfer();
      await page.getByRole('alert').getByText('Stopped').waitFor();
      await approve(page).and(page.locator(':disabled')).waitFor();
      expect(await maker.asked()).toBe(before);
      await page.unroute(`**/v1/acts/${act.id}`);
    });

    it('about what is to be approved of a true act is refused', async () => {
      const [act, other] = [await transfer(), await transfer()];
      const { page } = maker;
      const before = await maker.asked();
      await page.route(`**/v1/acts/${act.id}/approvals`, async (route) => {
        const answer = await route.fetch();
        const { items } = (await answer.json()) as { items: { account: string; configuration: string }[] };
        const lying = items.map((item) => {
          const account = {
            address: item.account,
            chainId: network.chainId,
            configuration: BigInt(item.configuration),
          };
          return { ...item, approvalDigest: approvalDigest(account, other.digest) };
        });
        await route.fulfill({ response: answer, json: { items: lying } });
      });
      await page.goto(addressOf(act));
      await approve(page).click();
      await page.getByRole('alert').getByText('Stopped').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await maker.asked()).toBe(before);
      await page.unroute(`**/v1/acts/${act.id}/approvals`);
    });
  });

  describe('an act', () => {
    it('is refused with a reason, which all who see it read', async () => {
      const act = await transfer();
      const { page } = checker;
      await page.goto(addressOf(act));
      await page.getByRole('button', { name: 'Refuse' }).click();
      const dialogue = page.getByRole('dialog', { name: 'Refuse' });
      await dialogue.getByRole('button', { name: 'Refuse' }).click();
      await dialogue.getByText('Say why').waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      await dialogue.getByLabel('Reason').fill('金额与合同不符');
      await dialogue.getByRole('button', { name: 'Refuse' }).click();
      await state(page, 'Refused').waitFor();
      await page.getByRole('cell', { name: '金额与合同不符' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect((await stage().machine('supplier').act(act.id)).signatories[0]?.refusalReason).toBe('金额与合同不符');
    });

    it('that was signed is withdrawn by an act of its own, which waits for the same people', async () => {
      const act = await transfer();
      await stage()
        .machine('supplier')
        .sign(act, await stage().signer('supplier'));
      const { page } = maker;
      await page.goto(addressOf(act));
      await page.getByRole('button', { name: 'Withdraw the signature' }).click();
      await page.getByText('Draft a withdrawal?').waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Withdraw the signature' }).click();
      await page.getByRole('heading', { name: 'Invalidation of open acts', level: 1 }).waitFor();
      await page.getByText('0 of 2 people').waitFor();
      const withdrawal = await actAt(stage(), page, 'supplier');
      expect(withdrawal.withdraws).toBe(act.id);
      await refuse(stage(), withdrawal.id, 'supplier');
    });
  });

  it.each(LANGUAGES)('the inbox and its other views say what to do where there is nothing, in %s', async (language) => {
    const page = await stage().signedIn(stage().person('warehouse'), language);
    for (const view of ['mine', 'others', 'ended', 'drafts']) {
      await page.goto(`${stage().origin}/acts?view=${view}&kind=cancel`);
      await settled(page);
      expect(await page.locator('main .tk-blank p').count()).toBe(1);
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.context().close();
  });
}
