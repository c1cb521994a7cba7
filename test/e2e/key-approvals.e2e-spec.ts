import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActView, components, PartyAccount } from '@tallystick/api-client';
import { issueOnVerifiedTrade, type MovingScene, setScene } from '@tallystick/stories';
import { Wallet } from 'ethers';
import { ActingCompany, type Actor, approvalBy, codeOf } from '../support/acting-company.js';
import { MovingPlatform } from '../support/moving-platform.js';
import type { Answer, PeopleDoors } from '../support/people-doors.js';

type Approvals = components['schemas']['ActApprovalsView'];

const START_TIMEOUT_MS = 240_000;
const DAY_MS = 86_400_000;

describe('the approvals of keys that are kept elsewhere', () => {
  let platform: MovingPlatform;
  let scene: MovingScene;
  let mixed: ActingCompany;
  let paired: ActingCompany;
  let account: PartyAccount;
  let pair: PartyAccount;
  let maker: Actor;
  let clerk: Actor;
  let receivable: string;
  let amount = 1_000_000;
  const [wallet, first, second] = [Wallet, Wallet, Wallet].map(
    (kind) => new Wallet(kind.createRandom().privateKey),
  ) as [Wallet, Wallet, Wallet];

  beforeAll(async () => {
    platform = await MovingPlatform.start();
    scene = await setScene(platform.world);
    mixed = await ActingCompany.enter(scene, '湖州一钥一包纺织有限公司', 1);
    paired = await ActingCompany.enter(scene, '台州双钱包模具有限公司', 2);
    maker = await mixed.actor('李雷', ['maker']);
    clerk = await mixed.actor('韩梅', ['checker']);
    account = await mixed.goOverTo([maker], 2, [wallet]);
    pair = await paired.goOverTo([], 2, [first, second]);
    receivable = await issueOnVerifiedTrade(scene, '2026-WALLET', { dueInMs: 60 * DAY_MS, isUndrawn: true });
  }, START_TIMEOUT_MS);
  afterAll(() => platform?.stop());

  /** Another part each time. */
  const offered = (to: ActingCompany): Promise<ActView> => to.offered(receivable, String((amount += 1)));
  const handIn = (doors: PeopleDoors, { id }: ActView, signature: string): Promise<Answer> =>
    doors.call('POST', `acts/${id}/key-approvals`, { signature });
  const approvalsOf = ({ body }: Answer) => (body as unknown as Approvals).items[0]?.approvals ?? [];

  it('are collected with those of passkeys, in either order, and the act is recorded', async () => {
    for (const isWalletFirst of [true, false]) {
      const act = await offered(mixed);
      const steps = [
        () => handIn(clerk.who.doors, act, approvalBy(wallet, act, account)),
        () => maker.who.approve(act, account, maker),
      ];
      const [one, other] = isWalletFirst ? steps : steps.toReversed();
      expect(codeOf((await one?.())!)).toBe('200');
      expect((await mixed.company.client.act(act.id)).state).toBe('offered');
      expect(codeOf((await other?.())!)).toBe('200');
      await mixed.recorded(act);
    }
  });

  it('of two wallets come to the signature of an account of theirs, handed in by a machine', async () => {
    const act = await offered(paired);
    const one = await handIn(paired.machine, act, approvalBy(first, act, pair));
    expect(approvalsOf(one)).toEqual([
      {
        ...{ key: first.address.toLowerCase(), configuration: '1', counts: true },
        approvedAt: expect.any(String),
      },
    ]);
    expect((await paired.company.client.act(act.id)).state).toBe('offered');
    expect(codeOf(await handIn(paired.machine, act, approvalBy(second, act, pair)))).toBe('200');
    await paired.recorded(act);
  });

  it('count once, however often and by whomever they are sent', async () => {
    const act = await offered(mixed);
    const signature = approvalBy(wallet, act, account);
    const answers = await Promise.all([1, 2, 3].map(() => handIn(clerk.who.doors, act, signature)));
    answers.push(await handIn(mixed.machine, act, signature));
    expect(answers.map(codeOf)).toEqual(['200', '200', '200', '200']);
    const [given, ...more] = approvalsOf(answers.at(-1)!);
    expect([given, more]).toEqual([expect.objectContaining({ person: clerk.who.id, counts: true }), []]);
    expect((await mixed.company.client.act(act.id)).state).toBe('offered');
  });

  it('are none by a stranger, of another act, of an earlier configuration or of the act itself, and it is said whose would be', async () => {
    const [act, other] = [await offered(mixed), await offered(mixed)];
    const earlier = { ...account, configuration: account.configuration - 1n };
    const wrong = [
      approvalBy(new Wallet(Wallet.createRandom().privateKey), act, account),
      approvalBy(wallet, other, account),
      approvalBy(wallet, act, earlier),
      approvalBy(wallet, act, pair),
      wallet.signingKey.sign(act.digest).serialized,
      `0x${'00'.repeat(65)}`,
      `0x${'ff'.repeat(65)}`,
    ];
    for (const signature of wrong) {
      const refused = await handIn(clerk.who.doors, act, signature);
      expect(codeOf(refused)).toBe('422 key-approval-refused');
      expect(refused.body.details).toMatchObject({
        expected: [{ account: account.address, configuration: '1', keys: [expect.stringMatching(/^0x/)] }],
      });
    }
    const seen = await clerk.who.doors.call('GET', `acts/${act.id}/approvals`);
    expect(approvalsOf(seen)).toEqual([]);
  });

  it('are not of a person who has approved by a passkey: nobody is maker and checker at once', async () => {
    const act = await offered(mixed);
    const signature = approvalBy(wallet, act, account);
    expect(codeOf(await maker.who.approve(act, account, maker))).toBe('200');
    expect(codeOf(await handIn(maker.who.doors, act, signature))).toBe('409 person-approved-already');
    expect((await mixed.company.client.act(act.id)).state).toBe('offered');
    const other = await offered(mixed);
    expect(codeOf(await handIn(maker.who.doors, other, approvalBy(wallet, other, account)))).toBe('200');
    expect(codeOf(await maker.who.approve(other, account, maker))).toBe('409 person-approved-already');
    // Of a colleague it is taken.
    expect(codeOf(await handIn(clerk.who.doors, act, signature))).toBe('200');
    await mixed.recorded(act);
  });

  it('go with whoever handed them in and was struck off, and are taken anew from a colleague', async () => {
    const act = await offered(mixed);
    const signature = approvalBy(wallet, act, account);
    const leaver = await mixed.person('韩冬', ['checker']);
    expect(codeOf(await handIn(leaver.doors, act, signature))).toBe('200');
    expect((await mixed.machine.call('DELETE', `people/${leaver.id}`)).status).toBe(204);
    const seen = await clerk.who.doors.call('GET', `acts/${act.id}/approvals`);
    expect(approvalsOf(seen).map(({ counts }) => counts)).toEqual([false]);
    const [given, ...more] = approvalsOf(await handIn(clerk.who.doors, act, signature));
    expect([given, more]).toEqual([expect.objectContaining({ person: clerk.who.id, counts: true }), []]);
    expect(codeOf(await maker.who.approve(act, account, maker))).toBe('200');
    await mixed.recorded(act);
  });

  it('are nobody else’s affair, and no viewer’s', async () => {
    const act = await offered(mixed);
    const signature = approvalBy(wallet, act, account);
    expect(codeOf(await handIn(paired.machine, act, signature))).toBe('404 act-not-found');
    const viewer = await mixed.person('旁观', ['viewer']);
    expect(codeOf(await handIn(viewer.doors, act, signature))).toBe('403 scope-missing');
    expect(codeOf(await handIn(clerk.who.doors, act, '0x12'))).toBe('422 request-invalid');
  });
});
