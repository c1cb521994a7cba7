import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  accountSignature,
  type ActingPasskey,
  approvalByPasskey,
  type ActView,
  changeApprovalRequest,
  checkedAccountChange,
  type components,
  type PartyAccount,
  type PreparedAccountChange,
} from '@tallystick/api-client';
import { issueOnVerifiedTrade, type MovingScene, setScene } from '@tallystick/stories';
import { readSettings } from '@tallystick/platform';
import { ACTING_SETTINGS } from '../../apps/api/src/acting-settings.js';
import { ActingCompany, type Actor, codeOf } from '../support/acting-company.js';
import { shownIn } from '../support/acting-person.js';
import { MovingPlatform } from '../support/moving-platform.js';
import type { Answer } from '../support/people-doors.js';
import { newP256Key, type Twist } from '../support/software-authenticator.js';

const START_TIMEOUT_MS = 240_000;
const DAY_MS = 86_400_000;
/** Passkeys that a person may have. */
const MOST = 3;
type KeptChange = components['schemas']['AccountChangeView'];
const NOBODY = '00000000-0000-7000-8000-000000000000';
/** How an answer may be wrong, whatever it answers. */
const TWISTS: readonly (readonly [string, Twist])[] = [
  ['made on a page elsewhere', { origin: 'https://evil.example' }],
  ['of another domain', { rpId: 'evil.example' }],
  ['did not make sure', { userVerified: false }],
  ['inside another’s page', { crossOrigin: true }],
  ['made inside another’s page', { topOrigin: 'https://evil.example' }],
];

describe('the passkeys that people act with', () => {
  let platform: MovingPlatform;
  let scene: MovingScene;
  let us: ActingCompany;
  let them: ActingCompany;
  let account: PartyAccount;
  let maker: Actor;
  let checker: Actor;
  let third: Actor;
  let receivable: string;
  let amount = 1_000_000;

  beforeAll(async () => {
    const acting = readSettings(ACTING_SETTINGS, { ACTING_PASSKEYS_PER_PERSON: String(MOST) });
    platform = await MovingPlatform.start({ api: { acting } });
    scene = await setScene(platform.world);
    us = await ActingCompany.enter(scene, '嘉兴三人行机械有限公司', 1);
    them = await ActingCompany.enter(scene, '绍兴四人行铸造有限公司', 2);
    maker = await us.actor('李雷', ['maker', 'admin']);
    checker = await us.actor('韩梅', ['checker']);
    third = await us.actor('王芳', ['checker'], false);
    account = await us.goOverTo([maker, checker, third], 2);
    receivable = await issueOnVerifiedTrade(scene, '2026-ACTING', { dueInMs: 60 * DAY_MS, isUndrawn: true });
  }, START_TIMEOUT_MS);
  afterAll(() => platform?.stop());

  /** Another part each time. */
  const offered = (): Promise<ActView> => us.offered(receivable, String((amount += 1)));
  const listOf = ({ body }: Answer) => body.items as unknown as readonly ActingPasskey[];
  const approvalsOf = async (act: ActView) => {
    const { body } = await maker.who.doors.call('GET', `acts/${act.id}/approvals`);
    return body.items as unknown as readonly {
      readonly account: string;
      readonly threshold: number;
      readonly approvals: readonly { readonly person: string; readonly counts: boolean }[];
    }[];
  };

  describe('are registered', () => {
    it('by the person who has them, asked for a verified user and no discoverable key, and shown with a fingerprint', async () => {
      const who = await us.person('赵敏', ['maker']);
      const options = (await who.options()) as unknown as Record<string, Record<string, unknown>>;
      const [signsIn] = who.device.passkeys;
      expect(options).toMatchObject({
        ...{ rp: { id: 'localhost' }, attestation: 'none', pubKeyCredParams: [{ alg: -7, type: 'public-key' }] },
        authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
        excludeCredentials: [{ id: signsIn?.id }],
      });
      expect(options.user?.id).not.toBe(signsIn?.userHandle);
      const { shown } = await who.registered();
      expect(shown).toMatchObject({
        state: 'registered',
        person: who.id,
        label: '保险柜里的钥匙',
        attestation: 'none',
      });
      expect(shown.fingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
      expect(shown).not.toHaveProperty('possession');
      const again = (await who.options()) as unknown as { excludeCredentials: readonly { id: string }[] };
      expect(again.excludeCredentials.map(({ id }) => id)).toEqual([signsIn?.id, shown.credentialId]);
    });

    it('by people alone who may act, for the one challenge once', async () => {
      expect(codeOf(await us.machine.call('POST', 'acting-passkeys/options'))).toBe('403 not-a-person');
      const viewer = await us.person('看客', ['viewer']);
      expect((await viewer.doors.call('POST', 'acting-passkeys/options')).status).toBe(403);
      const who = await us.person('赵敏', ['maker']);
      const made = who.device.create(await who.options());
      const send = (passkey: object) => who.doors.call('POST', 'acting-passkeys', { label: 'x', passkey });
      expect(codeOf(await checker.who.doors.call('POST', 'acting-passkeys', { label: 'x', passkey: made }))).toBe(
        '422 passkey-answer-refused',
      );
      expect(codeOf(await send(made))).toBe('201');
      expect(codeOf(await send(made))).toBe('422 passkey-answer-refused');
      const signIn = who.device.create({ ...(await who.options()), ...(await us.doors.requestOptions()) });
      expect(codeOf(await send(signIn))).toBe('422 passkey-answer-refused');
    });

    it('as many as a person may have, of which those that are taken back or unproved are none', async () => {
      const who = await us.person('赵敏', ['maker']);
      const [first, second, third] = [await who.registered(), await who.registered(), await who.registered()];
      expect([first, second, third]).toHaveLength(MOST);
      expect(codeOf(await who.doors.call('POST', 'acting-passkeys/options'))).toBe('409 acting-passkeys-limit-reached');
      expect((await who.doors.call('DELETE', `acting-passkeys/${first.shown.id}`)).status).toBe(204);
      const [unproved, again] = [shownIn(await who.make()), shownIn(await who.make())];
      expect((await who.doors.call('GET', `acting-passkeys/${unproved.id}`)).status).toBe(404);
      expect(codeOf(await who.prove(again))).toBe('200');
      expect(codeOf(await who.doors.call('POST', 'acting-passkeys/options'))).toBe('409 acting-passkeys-limit-reached');
    });

    it('with a label of one line, and with what is known of how to reach the authenticator', async () => {
      const who = await us.person('赵敏', ['maker']);
      const made = who.device.create(await who.options());
      const response = { ...made.response, transports: ['usb', 'telepathy', 'internal'] };
      const send = (label: string) =>
        who.doors.call('POST', 'acting-passkeys', { label, passkey: { ...made, response } });
      for (const label of ['', 'a\u0000b', 'a\nb', 'x'.repeat(101)])
        expect(codeOf(await send(label))).toBe('422 request-invalid');
      expect(shownIn(await send('办公室')).transports).toEqual(['usb', 'internal']);
    });

    it.each([...TWISTS, ['of the type webauthn.get', { type: 'webauthn.get' }] as const])(
      'and refused, with the reason, when the answer was %s',
      async (reason, twist) => {
        const who = await us.person('赵敏', ['maker']);
        const refused = await who.make(twist);
        expect(codeOf(refused)).toBe('422 passkey-answer-refused');
        expect(refused.body.detail).toContain(reason);
      },
    );

    it('never as what signs in, neither the credential nor the key, nor does what is proved here ever sign in', async () => {
      const who = await us.person('赵敏', ['maker']);
      const [signsIn] = who.device.passkeys;
      expect(codeOf(await who.make({}, signsIn?.privateKey))).toBe('409 passkey-signs-in');
      expect(codeOf(await who.make({}, newP256Key(), signsIn?.id))).toBe('409 passkey-signs-in');
      const { passkey } = await who.registered();
      for (const [key, id] of [
        [passkey.privateKey, undefined],
        [newP256Key(), passkey.id],
      ] as const) {
        const { code } = (await us.machine.call('POST', `people/${who.id}/link`)).body;
        const made = who.device.create(await us.doors.creationOptions(code), {}, key, id);
        expect(codeOf(await us.doors.call('POST', 'enrolment', { code, passkey: made }))).toBe(
          '409 passkey-signs-acts',
        );
      }
      const signedIn = who.device.get(await us.doors.requestOptions(), {}, passkey);
      expect(codeOf(await us.doors.call('POST', 'sign-in', { passkey: signedIn, deliver: 'token' }))).toBe(
        '401 sign-in-refused',
      );
    });

    it('never as what came to sign in between registration and proof', async () => {
      const who = await us.person('赵敏', ['maker']);
      const made = shownIn(await who.make());
      const [acting] = who.device.passkeys;
      const { code } = (await us.machine.call('POST', `people/${who.id}/link`)).body;
      const signsIn = who.device.create(await us.doors.creationOptions(code), {}, acting?.privateKey);
      expect(codeOf(await us.doors.call('POST', 'enrolment', { code, passkey: signsIn }))).toBe('204');
      const session = us.doors.as((await us.doors.signIn(who.device)).body.token);
      const challenge = Buffer.from(made.possession?.digest.slice(2) ?? '', 'hex').toString('base64url');
      const proof = who.device.get({ challenge }, {}, acting);
      expect(codeOf(await session.call('POST', `acting-passkeys/${made.id}/possession`, { passkey: proof }))).toBe(
        '409 passkey-signs-in',
      );
    });
  });

  describe('are of no use', () => {
    it('until their person proves that they have the very key', async () => {
      const who = await us.person('赵敏', ['maker']);
      const made = shownIn(await who.make());
      expect(made.state).toBe('unproved');
      const enrol = () => us.machine.call('POST', `acting-passkeys/${made.id}/enrolment`, {});
      expect(codeOf(await enrol())).toBe('409 possession-unproved');
      const [acting] = who.device.passkeys;
      const forged = { ...acting, privateKey: newP256Key() } as never;
      expect((await who.answerPossession(made, challengeOf(made), {}, forged)).body.detail).toContain('signature');
      const random = Buffer.alloc(32, 7).toString('base64url');
      expect((await who.answerPossession(made, random)).body.detail).toContain('another challenge');
      for (const [reason, twist] of [...TWISTS, ['of the type', { type: 'webauthn.create' }] as const]) {
        const refused = await who.prove(made, twist);
        expect([codeOf(refused), refused.body.detail]).toEqual([
          '422 passkey-answer-refused',
          expect.stringContaining(reason),
        ]);
      }
      const answer = who.device.get({ challenge: challengeOf(made) });
      const path = `acting-passkeys/${made.id}/possession`;
      const others = await checker.who.doors.call('POST', path, { passkey: answer });
      expect(codeOf(others)).toBe('404 acting-passkey-not-found');
      expect(codeOf(await who.prove(made))).toBe('200');
      expect(codeOf(await who.prove(made))).toBe('409 possession-proved-already');
      expect(codeOf(await enrol())).toBe('200');
    });

    it('to who registers another’s key: they cannot prove it, and keep nobody from it', async () => {
      const thief = await them.person('小偷', ['maker']);
      const victim = await us.person('赵敏', ['maker']);
      const made = shownIn(await victim.make());
      const [own] = victim.device.passkeys;
      const taken = shownIn(await thief.make({}, own?.privateKey, own?.id));
      expect(taken.key).toBe(made.key);
      const stolen = await thief.answerPossession(taken, challengeOf(made));
      expect(codeOf(stolen)).toBe('422 passkey-answer-refused');
      expect(codeOf(await victim.prove(made, {}, own))).toBe('200');
      const late = await thief.answerPossession(taken, challengeOf(taken));
      expect(codeOf(late)).toBe('409 passkey-registered-already');
    });

    it('on an account before it has them', async () => {
      const who = await us.actor('赵敏', ['maker']);
      const act = await offered();
      expect(codeOf(await who.who.approve(act, account, who))).toBe('409 key-not-on-account');
    });
  });

  describe('approve', () => {
    it('on two devices, maker and checker, and the act is recorded; the third is not needed, one alone is not enough', async () => {
      const act = await offered();
      expect(codeOf(await maker.who.approve(act, account, maker))).toBe('200');
      const again = await maker.who.approve(act, account, maker);
      expect(codeOf(again)).toBe('200');
      const [{ threshold, approvals } = { threshold: 0, approvals: [] }] = await approvalsOf(act);
      expect([threshold, approvals]).toEqual([2, [expect.objectContaining({ person: maker.who.id, counts: true })]]);
      expect((await us.company.client.act(act.id)).state).toBe('offered');
      expect(codeOf(await checker.who.approve(act, account, checker))).toBe('200');
      await us.recorded(act);
      expect(codeOf(await third.who.approve(act, account, third))).toBe('409 act-not-open');
    });

    it('an act once by one answer, sent however often, by the person or by their party’s machine', async () => {
      const act = await offered();
      const answer = maker.who.answer(act, account, maker);
      const answers = await Promise.all([1, 2, 3].map(() => maker.who.handIn(act, answer)));
      const byMachine = await us.machine.call('POST', `acts/${act.id}/approvals`, { passkey: answer });
      expect([...answers, byMachine].map(codeOf)).toEqual(['200', '200', '200', '200']);
      expect((await approvalsOf(act))[0]?.approvals).toHaveLength(1);
      expect(
        codeOf(
          await us.machine.call('POST', `acts/${act.id}/approvals`, {
            passkey: checker.who.answer(act, account, checker),
          }),
        ),
      ).toBe('200');
      await us.recorded(act);
      expect(codeOf(await maker.who.handIn(act, answer))).toBe('200');
    });

    it.each([...TWISTS, ['of the type webauthn.create', { type: 'webauthn.create' }] as const])(
      'nothing by an answer that was %s',
      async (reason, twist) => {
        const act = await offered();
        const refused = await maker.who.approve(act, account, maker, twist);
        expect([codeOf(refused), refused.body.detail]).toEqual([
          '422 passkey-answer-refused',
          expect.stringContaining(reason),
        ]);
        expect((await approvalsOf(act))[0]?.approvals).toEqual([]);
      },
    );

    it('nothing by the answer to another act, another configuration or a sign-in, or with another key', async () => {
      const [act, other] = [await offered(), await offered()];
      expect(codeOf(await maker.who.handIn(act, maker.who.answer(other, account, maker)))).toBe('422 approval-differs');
      const before = { ...account, configuration: account.configuration + 1n };
      expect(codeOf(await maker.who.approve(act, before, maker))).toBe('422 approval-differs');
      const signIn = maker.who.device.get(await us.doors.requestOptions(), {}, maker.passkey);
      expect(codeOf(await maker.who.handIn(act, signIn))).toBe('422 approval-differs');
      const forged = { ...maker, passkey: { ...maker.passkey, privateKey: newP256Key() } };
      expect((await maker.who.approve(act, account, forged)).body.detail).toContain('signature');
      const [signsIn] = maker.who.device.passkeys.slice(-1);
      if (!signsIn) throw new Error('nothing signs in');
      expect((await maker.who.approve(act, account, { ...maker, passkey: signsIn })).body.detail).toContain(
        'no acting passkey',
      );
    });

    it('as themselves alone: with no colleague’s passkey, and for no other party', async () => {
      const act = await offered();
      const answer = checker.who.answer(act, account, checker);
      expect(codeOf(await maker.who.handIn(act, answer))).toBe('403 passkey-of-another-person');
      const stranger = await them.actor('路人', ['maker']);
      expect(codeOf(await stranger.who.handIn(act, answer))).toBe('404 act-not-found');
      expect(codeOf(await stranger.who.doors.call('GET', `acts/${act.id}/approvals`))).toBe('404 act-not-found');
      expect((await maker.who.approve(act, account, stranger)).body.detail).toContain('no acting passkey');
      const seller = await us.doors.asMachine(scene.cast.supplier.credentials);
      expect((await seller.call('GET', `acts/${act.id}/approvals`)).body.items).toEqual([]);
      expect(codeOf(await seller.call('POST', `acts/${act.id}/approvals`, { passkey: answer }))).toBe(
        '409 not-a-party-account',
      );
    });

    it('no more once their count says that there is a copy, until an administrator has looked at it', async () => {
      const [first, second] = [await offered(), await offered()];
      const copied = await checker.who.approve(first, account, checker, { signCount: 1_000 });
      expect(codeOf(copied)).toBe('200');
      const own = checker.who.answer(second, account, checker, { signCount: 1_000 });
      expect(codeOf(await checker.who.handIn(second, own))).toBe('409 credential-cloned');
      expect(codeOf(await checker.who.approve(second, account, checker, { signCount: 2_000 }))).toBe(
        '409 credential-cloned',
      );
      // Nor does the audit log say that it was approved: what was kept is the suspicion.
      const audit = `audit?action=act-approved&outcome=done&objectId=`;
      expect((await maker.who.doors.call('GET', `${audit}${second.id}`)).body.items).toEqual([]);
      expect((await maker.who.doors.call('GET', `${audit}${first.id}`)).body.items).toHaveLength(1);
      const path = `acting-passkeys/${checker.shown.id}`;
      const shown = listOf(await maker.who.doors.call('GET', 'account/acting-passkeys'));
      expect(shown.find(({ id }) => id === checker.shown.id)).toMatchObject({
        ...{ signCount: 1_000, suspectedAt: expect.any(String), state: 'on-account' },
      });
      // What the copy may have approved counts for nothing meanwhile.
      expect((await approvalsOf(first))[0]?.approvals).toEqual([expect.objectContaining({ counts: false })]);
      expect(codeOf(await maker.who.approve(first, account, maker))).toBe('200');
      expect((await us.company.client.act(first.id)).state).toBe('offered');
      expect((await checker.who.doors.call('DELETE', `${path}/suspicion`)).status).toBe(403);
      // Whoever has an administrator's session must not let the copy of their key act again by it.
      const ownKey = await maker.who.doors.call('DELETE', `acting-passkeys/${maker.shown.id}/suspicion`);
      expect(codeOf(ownKey)).toBe('403 own-suspicion');
      expect((await maker.who.doors.call('DELETE', `${path}/suspicion`)).status).toBe(204);
      expect(codeOf(await checker.who.handIn(second, own))).toBe('409 credential-cloned');
      expect((await maker.who.doors.call('DELETE', `${path}/suspicion`)).status).toBe(204);
      expect(codeOf(await checker.who.approve(first, account, checker, { signCount: 3_000 }))).toBe('200');
      await us.recorded(first);
    });
  });

  describe('come to act and act no more', () => {
    const prepare = async (id: string, what: 'enrolment' | 'removal', body: object) =>
      (await maker.who.doors.call('POST', `acting-passkeys/${id}/${what}`, body)) as Answer & {
        readonly body: PreparedAccountChange;
      };

    /** The account's persons approve the change on their devices, by what they are shown, and anybody sends it. */
    async function change(id: string, what: 'enrolment' | 'removal', by: readonly Actor[], more: object = {}) {
      const { body: prepared } = await prepare(id, what, more);
      const digest = checkedAccountChange(prepared, account, prepared);
      const words = by.map(({ who, shown, passkey }) => {
        const request = changeApprovalRequest(digest, account, { passkeys: [shown], rpId: 'localhost' });
        return approvalByPasskey(shown, who.device.get(request, { signCount: 10_000 }, passkey));
      });
      const { deadline, threshold, add } = prepared;
      const person = add[0] ? { person: add[0].person } : {};
      const signed = { ...person, deadline, threshold, signature: accountSignature(words) };
      const answer = await prepare(id, what, signed);
      if (answer.body.transaction) {
        await us.courier().send(answer.body.transaction);
        account = { ...account, configuration: account.configuration + 1n };
      }
      return answer;
    }
    const stateOf = async (id: string) => {
      const { state, accountPerson } = shownIn(await maker.who.doors.call('GET', `acting-passkeys/${id}`));
      return [state, accountPerson];
    };

    it('by their administrator and by the account’s own persons, never by the platform; the chain says when', async () => {
      const fourth = await us.actor('赵敏', ['checker']);
      const { id } = fourth.shown;
      const alone = await change(id, 'enrolment', [maker]);
      expect(codeOf(alone)).toBe('422 not-approved');
      expect(await stateOf(id)).toEqual(['registered', undefined]);
      const act = await offered();
      expect(codeOf(await maker.who.approve(act, account, maker))).toBe('200');
      expect(codeOf(await change(id, 'enrolment', [maker, third]))).toBe('200');
      expect(await stateOf(id)).toEqual(['on-account', 4]);
      // What was approved before is void, and shown as such.
      expect((await approvalsOf(act))[0]?.approvals).toEqual([expect.objectContaining({ counts: false })]);
      expect(codeOf(await fourth.who.approve(act, account, fourth))).toBe('200');
      expect((await us.company.client.act(act.id)).state).toBe('offered');
      expect(codeOf(await maker.who.approve(act, account, maker, { signCount: 20_000 }))).toBe('200');
      await us.recorded(act);
      expect((await maker.who.doors.call('DELETE', `people/${fourth.who.id}`)).status).toBe(204);
      expect(await stateOf(id)).toEqual(['to-be-removed', 4]);
      const next = await offered();
      const late = await us.machine.call('POST', `acts/${next.id}/approvals`, {
        passkey: fourth.who.answer(next, account, fourth),
      });
      expect(codeOf(late)).toBe('409 acting-passkey-taken-back');
      expect(codeOf(await change(id, 'removal', [maker, third]))).toBe('200');
      expect(await stateOf(id)).toEqual(['removed', undefined]);
    });

    it('by a change that waits for its persons, each on a device of their own', async () => {
      const fifth = await us.actor('孙权', ['checker']);
      const { add, threshold, deadline } = (await prepare(fifth.shown.id, 'enrolment', {})).body;
      const keep = async (body: object) => {
        const answer = await maker.who.doors.call('POST', 'account-changes', body);
        return { ...(answer.body as unknown as KeptChange), code: codeOf(answer) };
      };
      const kept = await keep({ add, threshold, deadline });
      expect(kept).toMatchObject({ code: '201', isOpen: true, needed: 2, approvals: [] });
      const other = await keep({ add, threshold: 1, deadline });
      expect(codeOf(await checker.who.doors.call('POST', 'account-changes', { add, threshold }))).toMatch(/^403 /);
      expect(await keep({ threshold: 9, add: [] })).toMatchObject({ code: '422 request-invalid' });
      const path = `account-changes/${kept.id}`;
      const answer = ({ who, shown, passkey }: Actor, change: KeptChange, twist: Twist) => {
        const digest = checkedAccountChange(change as never, account, change);
        const request = changeApprovalRequest(digest, account, { passkeys: [shown], rpId: 'localhost' });
        return who.device.get(request, twist, passkey);
      };
      const approve = async ({ who }: Actor, passkey: object, at = path) =>
        codeOf(await who.doors.call('POST', `${at}/approvals`, { passkey }));
      const [makers, thirds] = [answer(maker, kept, { signCount: 30_000 }), answer(third, kept, {})];
      expect(await approve(maker, makers, `account-changes/${other.id}`)).toBe('422 approval-differs');
      expect(await approve(maker, thirds)).toBe('403 passkey-of-another-person');
      expect(await approve(fifth, answer(fifth, kept, {}))).toBe('409 key-not-on-account');
      expect(await approve(maker, answer(maker, kept, { origin: 'https://evil.example' }))).toBe(
        '422 passkey-answer-refused',
      );
      expect([await approve(maker, makers), await approve(maker, makers)]).toEqual(['200', '200']);
      const transaction = () => maker.who.doors.call('POST', `${path}/transaction`);
      expect(codeOf(await transaction())).toBe('409 approvals-missing');
      expect(await approve(third, thirds)).toBe('200');
      const stranger = await them.person('路人', ['maker', 'admin']);
      for (const [method, at] of [
        ['GET', path],
        ['DELETE', path],
        ['POST', `${path}/transaction`],
      ] as const)
        expect(codeOf(await stranger.doors.call(method, at))).toBe('404 account-change-not-found');
      const strange = await stranger.doors.call('POST', `${path}/approvals`, { passkey: thirds });
      expect(codeOf(strange)).toBe('404 account-change-not-found');
      const sent = (await transaction()).body as unknown as PreparedAccountChange;
      if (!sent.transaction) throw new Error('no transaction');
      expect(await stateOf(fifth.shown.id)).toEqual(['registered', undefined]);
      await us.courier().send(sent.transaction);
      account = { ...account, configuration: account.configuration + 1n };
      expect(await stateOf(fifth.shown.id)).toEqual(['on-account', add[0]?.person]);
      expect(await approve(third, thirds)).toBe('409 account-change-over');
      expect(codeOf(await transaction())).toBe('409 account-change-over');
      expect((await maker.who.doors.call('GET', path)).body).toMatchObject({ isOpen: false });
      expect((await maker.who.doors.call('GET', 'account-changes')).body.items).toEqual([]);
      expect((await maker.who.doors.call('DELETE', `account-changes/${other.id}`)).status).toBe(204);
      expect((await maker.who.doors.call('GET', `account-changes/${other.id}`)).status).toBe(404);
    });

    it('as one person under one number: nobody is maker and checker at once', async () => {
      const second = await maker.who.registered();
      const other = await us.actor('周芷', ['checker']);
      const { id } = second.shown;
      expect((await prepare(id, 'enrolment', {})).body.add).toEqual([{ person: 1, key: second.shown.key }]);
      expect(codeOf(await prepare(id, 'enrolment', { person: 7 }))).toBe('422 person-number-differs');
      expect(codeOf(await prepare(other.shown.id, 'enrolment', { person: 1 }))).toBe('422 person-number-differs');
      const add = [{ person: 7, key: second.shown.key }];
      const raw = await us.machine.call('POST', 'transactions/configure-account', { threshold: 2, add });
      expect(codeOf(raw)).toBe('422 person-number-differs');
      const signers = [maker, second, checker].map(({ shown: { key } }, index) => ({ person: index + 1, key }));
      const created = await us.machine.call('POST', 'transactions/create-account', { threshold: 2, signers });
      expect(codeOf(created)).toBe('422 person-number-differs');
    });

    it('no more once their person takes them back', async () => {
      const lost = await us.actor('赵敏', ['maker']);
      const path = `acting-passkeys/${lost.shown.id}`;
      expect((await checker.who.doors.call('DELETE', path)).status).toBe(404);
      expect((await lost.who.doors.call('DELETE', path)).status).toBe(204);
      expect((await lost.who.doors.call('DELETE', path)).status).toBe(204);
      expect(await stateOf(lost.shown.id)).toEqual(['removed', undefined]);
      expect(codeOf(await prepare(lost.shown.id, 'enrolment', {}))).toBe('409 acting-passkey-taken-back');
      const add = [{ person: 9, key: lost.shown.key }];
      const raw = await us.machine.call('POST', 'transactions/configure-account', { threshold: 2, add });
      expect(codeOf(raw)).toBe('422 unusable-signer');
      expect(codeOf(await prepare(lost.shown.id, 'removal', {}))).toBe('422 signer-not-found');
    });
  });

  it('are shown to their person and to who administers, and to nobody else', async () => {
    const own = listOf(await checker.who.doors.call('GET', 'acting-passkeys'));
    expect(own.map(({ id }) => id)).toEqual([checker.shown.id]);
    expect((await checker.who.doors.call('GET', 'account/acting-passkeys')).status).toBe(403);
    const ofParty = listOf(await us.machine.call('GET', 'account/acting-passkeys'));
    expect(ofParty.map(({ id }) => id)).toContain(checker.shown.id);
    expect(listOf(await them.machine.call('GET', 'account/acting-passkeys')).map(({ id }) => id)).not.toContain(
      checker.shown.id,
    );
    const path = (id: string) => `acting-passkeys/${id}`;
    const stranger = await them.person('路人', ['maker', 'admin']);
    for (const by of [stranger.doors, them.machine, third.who.doors]) {
      for (const id of [checker.shown.id, NOBODY])
        expect(codeOf(await by.call('GET', path(id)))).toBe('404 acting-passkey-not-found');
    }
    for (const [method, more] of [
      ['DELETE', ''],
      ['DELETE', '/suspicion'],
      ['POST', '/enrolment'],
      ['POST', '/removal'],
    ] as const) {
      const body = method === 'POST' ? {} : undefined;
      expect(codeOf(await stranger.doors.call(method, `${path(checker.shown.id)}${more}`, body))).toBe(
        '404 acting-passkey-not-found',
      );
    }
  });
});

function challengeOf({ possession }: ActingPasskey): string {
  return Buffer.from(possession?.digest.slice(2) ?? '', 'hex').toString('base64url');
}
