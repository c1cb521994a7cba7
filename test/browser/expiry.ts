import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { actRow, actState, approversOf } from './approving.js';
import { axeFindings } from './axe.js';
import { passDeadline, soon } from './deadlines.js';
import { found } from './found.js';
import { whoSigned } from './life-cast.js';
import { openAt } from './open-at.js';
import { ownAct } from './own-act.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';
import type { Signer } from './signers.js';

const KIND = 'name-settlement-bank';
const WORDS = {
  en: ['Expired', /Its time ran out before all had signed.*have it drafted anew/, 'Approve with passkey'],
  'zh-CN': ['已过期', /各方未在截止时间前签齐.*请重新起草/, '用通行密钥同意'],
} as const;

/** An act whose time runs out under its reader's eyes. */
export function expiry(stage: () => PortalStage, signer: () => Signer): void {
  /** Keeps what is sent to approve an act from arriving. @returns what is fulfilled once it was sent, and lets it go on */
  async function held(page: Page, id: string) {
    const [sent, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route(`**/v1/acts/${id}/approvals`, async (route) => {
      if (route.request().method() === 'POST') {
        sent.resolve();
        await released.promise;
      }
      await route.continue();
    });
    return { sent: sent.promise, release: () => released.resolve() };
  }

  it('says so on every open page without a reload, is signed by nobody, and a ceremony that is under way goes on without it', async () => {
    const { page } = signer();
    const lasting = await ownAct(stage(), 'subSupplier');
    const signed = await whoSigned([signer()]);
    await page.goto(`${stage().origin}/acts?kind=${KIND}`);
    await actRow(page, lasting.id).getByRole('checkbox').check();
    const readers: Page[] = [];
    for (const language of LANGUAGES) readers.push(await openAt(stage(), ['subSupplier', 1], '/acts', language));
    const short = await ownAct(stage(), 'subSupplier', await soon(stage()));
    // It comes by the news of it, and is the first to be asked for.
    await actRow(page, short.id).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Sign the 2 chosen acts' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Sign these acts' });
    const approval = await held(page, short.id);
    await dialogue.getByRole('button', { name: 'Sign the 2 chosen acts' }).click();
    await approval.sent;
    await Promise.all(
      LANGUAGES.map(async (language, place) => {
        const reader = found(readers[place], `reader of ${language}`);
        await reader.goto(`${stage().origin}/acts/${short.id}`);
        await reader.getByRole('button', { name: WORDS[language][2] }).waitFor();
      }),
    );
    await passDeadline(stage(), short);

    for (const [place, language] of LANGUAGES.entries()) {
      const reader = found(readers[place], `reader of ${language}`);
      const [state, told, button] = WORDS[language];
      await actState(reader, state).waitFor();
      await reader.getByRole('status').getByText(told).waitFor();
      expect(await reader.getByRole('button', { name: button }).count()).toBe(0);
      expect(await axeFindings(reader)).toEqual([]);
      await reader.goto(`${stage().origin}/acts?view=ended&kind=${KIND}`);
      await actRow(reader, short.id).getByText(state, { exact: true }).waitFor();
      await reader.context().close();
    }
    await dialogue.getByText('Acts that are marked have ended meanwhile').waitFor();
    await dialogue.getByRole('listitem').getByText('Expired', { exact: true }).waitFor();
    expect(await dialogue.getByText('Approved', { exact: true }).count()).toBe(0);
    approval.release();
    await dialogue.getByRole('alert').getByText('Your approval was not taken').waitFor();
    await dialogue.getByRole('alert').getByText('have it drafted anew').waitFor();
    await settled(page);
    expect(await axeFindings(page)).toEqual([]);
    expect(await approversOf(stage(), 'subSupplier', short)).toEqual([]);

    await dialogue.getByRole('button', { name: 'Sign the chosen act' }).click();
    await dialogue.getByText('Approved', { exact: true }).waitFor();
    await dialogue.getByRole('button', { name: 'Done' }).click();
    expect(await signed()).toEqual([signer().name]);
    expect((await stage().machine('subSupplier').settled(lasting.id)).state).toBe('recorded');
  }, 400_000);
}
