import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { passkeyVerifierOf } from '@tallystick/act-types';
import {
  accountSignature,
  accountSigner,
  approve,
  type components,
  keyWallet,
  type PersonKey,
  personKey,
  type TransactionWallet,
} from '@tallystick/api-client';
import {
  companyOfThree,
  issueOnVerifiedTrade,
  type MovingScene,
  type Participant,
  refusalOf,
  setScene,
  signAndRecord,
  withPasskey,
} from '@tallystick/stories';
import { concat, Wallet } from 'ethers';
import { MovingPlatform } from '../support/moving-platform.js';

type Signer = components['schemas']['AccountSignerTerms'];
type Company = Awaited<ReturnType<typeof companyOfThree>>;

const START_TIMEOUT_MS = 240_000;
const DAY_MS = 86_400_000;
const SALT = `0x${'51'.repeat(32)}`;
const newKey = () => personKey(Wallet.createRandom().privateKey);
/** Keys come back in lower case, as the chain's bytes. */
const asSigner = (person: number, { key }: PersonKey): Signer => ({ person, key: key.toLowerCase() });

describe('what no act does, but somebody’s own transaction', () => {
  let platform: MovingPlatform;
  let scene: MovingScene;
  let three: Company;
  let other: Company;
  let courier: TransactionWallet;

  beforeAll(async () => {
    platform = await MovingPlatform.start();
    scene = await setScene(platform.world);
    three = await companyOfThree(scene, '湖州三友轴承有限公司', 21);
    other = await companyOfThree(scene, '绍兴三江铸造有限公司', 22);
    courier = keyWallet({ privateKey: platform.world.newKey(), rpcUrl: platform.world.rpcUrl });
  }, START_TIMEOUT_MS);

  afterAll(() => platform?.stop());

  const accountOf = ({ client }: Participant) => client.call(client.routes.GET('/v1/account'));
  const create = (signers: Signer[], threshold = 1, salt: string | undefined = SALT) => {
    const { client } = scene.cast.supplier;
    return client.call(
      client.routes.POST('/v1/transactions/create-account', {
        body: { signers, threshold, ...(salt ? { salt } : {}) },
      }),
    );
  };
  const configure = (
    { client }: Participant,
    body: Partial<components['schemas']['AccountChangeRequest']> & { readonly threshold: number },
  ) => client.call(client.routes.POST('/v1/transactions/configure-account', { body: { ...body } }));

  describe('an account of several persons', () => {
    it('is where its signers put it, is made once by whoever sends it, and stays as it is', async () => {
      const signers = [asSigner(1, newKey()), asSigner(2, newKey())];
      const first = await create(signers, 2);
      expect(first).toMatchObject({ salt: SALT, signers, threshold: 2, exists: false });
      expect((await create(signers, 2)).account).toBe(first.account);
      expect((await create(signers, 1)).account).not.toBe(first.account);
      expect((await create(signers, 2, `0x${'52'.repeat(32)}`)).account).not.toBe(first.account);
      await courier.send(first.creation);
      expect(await create(signers, 2)).toEqual({ ...first, exists: true });
      await courier.send(first.creation);
      expect(await create(signers, 2)).toEqual({ ...first, exists: true });
    });

    it('gets another salt each time, if none is given', async () => {
      const signers = [asSigner(1, newKey())];
      const [one, two] = [await create(signers, 1, ''), await create(signers, 1, '')];
      expect(one.account).not.toBe(two.account);
      expect(one.salt).toMatch(/^0x[0-9a-f]{64}$/);
    });

    it('is refused, before anything is sent, with keys that could never sign', async () => {
      const network = await scene.cast.supplier.client.network();
      const [good, passkey] = [asSigner(1, newKey()), (await withPasskey(scene, 1)).key.key];
      const refusal = (key: string) => refusalOf(create([{ person: 1, key }]));
      const point = `0x${passkey.slice(42)}`;
      expect(await refusal('0x0000000000000000000000000000000000000004')).toBe('unusable-signer');
      expect(await refusal(concat(['0x0000000000000000000000000000000000000004', point]))).toBe('unusable-signer');
      expect(await refusal(concat([passkeyVerifierOf(network), `0x${'01'.repeat(64)}`]))).toBe('unusable-signer');
      expect(await refusal(network.contracts.receivables)).toBe('unusable-signer');
      expect(await refusal(three.account.address)).toBe('unusable-signer');
      expect(await refusal(point)).toBe('request-invalid');
      expect(await refusal('0x')).toBe('request-invalid');
      expect(await refusalOf(create([good, good]))).toBe('signer-twice');
      expect(await refusalOf(create([good], 2))).toBe('threshold-unreachable');
      expect(await refusalOf(create([good], 8))).toBe('request-invalid');
      expect(await refusalOf(create([good], 0))).toBe('request-invalid');
      expect(await refusalOf(create([]))).toBe('request-invalid');
      expect(await refusalOf(create([{ ...good, person: 0 }]))).toBe('request-invalid');
      expect(await refusalOf(create([{ ...good, person: 1.5 }]))).toBe('request-invalid');
      expect(await refusalOf(create([good], 1, '0x51'))).toBe('request-invalid');
    });

    it('is shown to its own party alone', async () => {
      const seen = await accountOf(three.company);
      expect(seen).toMatchObject({ account: three.account.address, kind: 'party-account' });
      const keys = [three.chief, three.treasurer, three.clerk].map((key, index) => asSigner(index + 1, key));
      expect(seen.state).toEqual({ configuration: '1', threshold: 2, persons: 3, signers: keys });
      const theirs = await accountOf(other.company);
      expect(theirs.account).toBe(other.account.address);
      expect(JSON.stringify(theirs)).not.toContain(three.chief.key.slice(-64));
      const { supplier } = scene.cast;
      const ofKey = await accountOf(supplier);
      expect(ofKey).toMatchObject({ account: supplier.signer.account, kind: 'key' });
      expect(ofKey).not.toHaveProperty('state');
    });

    it('takes the place of a key, when that key and its persons sign', async () => {
      const { workshop, supplier } = scene.cast;
      const persons = [newKey(), newKey()];
      const made = await create(
        persons.map((key, index) => asSigner(index + 1, key)),
        2,
      );
      await courier.send(made.creation);
      const { client } = workshop;
      const draft = (account: string) =>
        client.call(client.routes.POST('/v1/acts/change-account', { body: { account } }));
      expect(await refusalOf(draft(supplier.signer.account))).toBe('account-taken');
      expect(await refusalOf(draft(`0x${'aB'.repeat(20)}`))).toBe('account-malformed');
      const { chainId } = await client.network();
      const signer = accountSigner({ address: made.account, chainId, configuration: 1n }, persons);
      const agreed = { party: workshop.party, account: made.account };
      await signAndRecord(await draft(made.account), [workshop, { client, signer }], agreed);
      expect(await accountOf(workshop)).toMatchObject({ account: made.account, state: { threshold: 2, persons: 2 } });
    });

    it('is changed by its own party alone, in what it has', async () => {
      const { company, clerk } = three;
      const added = asSigner(4, newKey());
      expect(await refusalOf(configure(scene.cast.supplier, { threshold: 1, add: [added] }))).toBe(
        'not-a-party-account',
      );
      const ofOthers = { threshold: 2, remove: [clerk.key.toLowerCase()] };
      expect(await refusalOf(configure(other.company, ofOthers))).toBe('signer-not-found');
      expect(await refusalOf(configure(company, { threshold: 2 }))).toBe('nothing-to-configure');
      expect(await refusalOf(configure(company, { threshold: 4 }))).toBe('threshold-unreachable');
      expect(await refusalOf(configure(company, { threshold: 2, add: [asSigner(4, clerk)] }))).toBe('signer-twice');
      expect(await refusalOf(configure(company, { threshold: 2, add: [added, added] }))).toBe('signer-twice');
      const late = { threshold: 1, deadline: '1600000000' };
      expect(await refusalOf(configure(company, late))).toBe('change-deadline-passed');
      const precompile = { person: 4, key: '0x0000000000000000000000000000000000000002' };
      expect(await refusalOf(configure(company, { threshold: 2, add: [precompile] }))).toBe('unusable-signer');
    });

    it('is changed once enough of its persons approved the very change, in the present configuration', async () => {
      const { company, account, chief, treasurer, clerk } = three;
      const successor = newKey();
      const change = { threshold: 2, remove: [clerk.key], add: [asSigner(3, successor)] };
      const draft = await configure(company, change);
      expect(draft).toMatchObject({ account: account.address, configuration: '1' });
      expect(draft).not.toHaveProperty('transaction');
      const sign = async (digest: string, persons: readonly PersonKey[], at = account) =>
        accountSignature(await Promise.all(persons.map((person) => approve(at, digest, person))));
      const send = (signature: string, more: object = {}) =>
        configure(company, { ...change, deadline: draft.deadline, signature, ...more });
      const both = await sign(draft.digest, [chief, treasurer]);
      expect(await refusalOf(send(await sign(draft.digest, [chief])))).toBe('not-approved');
      expect(await refusalOf(send(await sign(draft.digest, [chief, newKey()])))).toBe('not-approved');
      expect(await refusalOf(send('0x12'))).toBe('not-approved');
      expect(await refusalOf(send(both, { threshold: 1 }))).toBe('not-approved');
      expect(await refusalOf(send(both, { deadline: String(Number(draft.deadline) + 1) }))).toBe('not-approved');
      const { transaction } = await send(both);
      if (!transaction) throw new Error('the signed change has no transaction');
      await courier.send(transaction);
      await expect(courier.send(transaction)).rejects.toThrow();
      const signers = [asSigner(1, chief), asSigner(2, treasurer), asSigner(3, successor)];
      expect((await accountOf(company)).state).toEqual({ configuration: '2', threshold: 2, persons: 3, signers });
      const back = await configure(company, { threshold: 1 });
      const void_ = await sign(back.digest, [chief, treasurer]);
      const asked = { threshold: 1, deadline: back.deadline, signature: void_ };
      expect(await refusalOf(configure(company, asked))).toBe('not-approved');
      const present = { ...account, configuration: 2n };
      const signature = await sign(back.digest, [chief, successor], present);
      expect((await configure(company, { ...asked, signature })).transaction).toBeDefined();
    });
  });

  describe('a payment for a debtor', () => {
    let receivable: string;
    beforeAll(async () => {
      receivable = await issueOnVerifiedTrade(scene, '2026-OWN', { dueInMs: DAY_MS, isUndrawn: true });
      await platform.world.passUntil(new Date(platform.world.nowMs() + 3 * DAY_MS));
    });
    const prepare = ({ client }: Participant, more: object = {}) =>
      client.call(client.routes.POST('/v1/transactions/pay-for', { body: { receivable, from: '0', ...more } }));

    it('is prepared for who may see the fragment', async () => {
      const { workshop, core } = scene.cast;
      for (const stranger of [workshop, three.company])
        expect(await refusalOf(prepare(stranger))).toBe('fragment-not-found');
      expect(await prepare(core)).toMatchObject({ payer: core.signer.account, approvals: [] });
      expect(await refusalOf(prepare(core, { from: '1' }))).toBe('fragment-not-found');
      expect(await refusalOf(prepare(core, { receivable: '12' }))).toBe('fragment-not-found');
      expect(await refusalOf(prepare(core, { from: '-1' }))).toBe('request-invalid');
    });

    it('is paid from a wallet that can send, and is nobody else’s', async () => {
      const { core, bank } = scene.cast;
      expect(await refusalOf(prepare(core, { payer: bank.signer.account }))).toBe('payer-of-another-party');
      const made = await create([asSigner(1, newKey())]);
      await courier.send(made.creation);
      expect(await refusalOf(prepare(core, { payer: made.account }))).toBe('payer-sends-nothing');
      expect(await refusalOf(prepare(core, { payer: Wallet.createRandom().address }))).toBe('payer-has-too-little');
      expect(await refusalOf(prepare(core, { payer: `0x${'aB'.repeat(20)}` }))).toBe('payer-malformed');
    });
  });
});
