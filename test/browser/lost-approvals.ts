import { afterEach, describe, expect, it } from '@jest/globals';
import type { ActView } from '@tallystick/api-client';
import type { Page, Request, Response } from 'playwright-core';
import { actState, approveButton, approversOf } from './approving.js';
import { axeFindings } from './axe.js';
import { whoSigned } from './life-cast.js';
import { ownAct } from './own-act.js';
import { type PortalStage, settled } from './portal-stage.js';
import type { Signer } from './signers.js';

/** What the page sent to approve an act, and what came back. */
interface Approvals {
  readonly sent: readonly Request[];
  readonly answered: readonly Response[];
}

/** The connection is lost in the middle of a ceremony, and comes back. */
export function lostApprovals(stage: () => PortalStage, signer: () => Signer): void {
  afterEach(async () => {
    await signer().page.context().setOffline(false);
    // Of what could not be reached.
    stage().takeComplaints();
  });

  async function opened(): Promise<ActView> {
    const act = await ownAct(stage(), 'subSupplier');
    await signer().page.goto(`${stage().origin}/acts/${act.id}`);
    await approveButton(signer().page).waitFor();
    return act;
  }

  function watched(page: Page, { id }: ActView): Approvals {
    const [sent, answered]: [Request[], Response[]] = [[], []];
    const isOne = (request: Request) => request.method() === 'POST' && request.url().includes(`/${id}/approvals`);
    page.on('request', (request) => {
      if (isOne(request)) sent.push(request);
    });
    page.on('response', (response) => {
      if (isOne(response.request())) answered.push(response);
    });
    return { sent, answered };
  }

  /** The network goes as the first approval is on its way: before it came to the service, or after. */
  async function cutWhenSent(page: Page, { id }: ActView, arrives: boolean): Promise<void> {
    await page.route(`**/v1/acts/${id}/approvals`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      if (arrives) await route.fetch();
      await page.context().setOffline(true);
      await route.abort('internetdisconnected');
      return page.unroute(`**/v1/acts/${id}/approvals`);
    });
  }

  describe('once the device has approved', () => {
    it.each([
      ['before the approval came to the service', false],
      ['after the service took it', true],
    ])(
      '%s: that it is not known is said, and the same is sent again when it is back, and counts once',
      async (_, arrives) => {
        const { page } = signer();
        const act = await opened();
        const signed = await whoSigned([signer()]);
        const approvals = watched(page, act);
        await cutWhenSent(page, act, arrives);
        await approveButton(page).click();
        await page.getByRole('alert').getByText('It is not known yet whether your approval arrived').waitFor();
        await page.getByText(/Connection lost/).waitFor();
        await settled(page);
        expect(await axeFindings(page)).toEqual([]);
        // Where it arrived, news of it may have come before the network went.
        if (!arrives) expect(await page.getByText('You have approved').count()).toBe(0);
        expect(approvals.answered).toEqual([]);
        expect(await signed()).toEqual([signer().name]);
        expect(await approversOf(stage(), 'subSupplier', act)).toEqual(arrives ? [signer().name] : []);

        await page.context().setOffline(false);
        await actState(page, 'On the ledger').waitFor();
        await page.getByRole('alert').waitFor({ state: 'detached' });
        expect(approvals.answered.map((answer) => answer.status())).toEqual([200]);
        const isReplayed = approvals.answered.map((answer) => answer.headers()['idempotency-replayed'] === 'true');
        expect(isReplayed).toEqual([arrives]);
        const keys = approvals.sent.map((request) => request.headers()['idempotency-key']);
        expect(new Set(keys).size).toBe(1);
        expect(new Set(approvals.sent.map((request) => request.postData())).size).toBe(1);
        expect(approvals.sent.length).toBeGreaterThan(1);
        expect(await signed()).toEqual([]);
        expect(await approversOf(stage(), 'subSupplier', act)).toEqual([signer().name]);
      },
    );
  });

  it('before the device is asked: it is not asked, which is said, and the same button signs when it is back', async () => {
    const { page } = signer();
    const act = await opened();
    const signed = await whoSigned([signer()]);
    await page.context().setOffline(true);
    await page.getByText(/Connection lost/).waitFor();
    await approveButton(page).click();
    await page.getByRole('alert').getByText('Nothing was signed, and your device was not asked').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await signed()).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('Live', { exact: true }).waitFor();
    await approveButton(page).click();
    await actState(page, 'On the ledger').waitFor();
    expect(await signed()).toEqual([signer().name]);
    expect(await approversOf(stage(), 'subSupplier', act)).toEqual([signer().name]);
  });
}
