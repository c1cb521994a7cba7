import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiProblem, type ActView } from '@tallystick/api-client';
import {
  FACE_MINOR,
  issueOnVerifiedTrade,
  type Participant,
  type Scene,
  setScene,
  signAndRecord,
} from '@tallystick/stories';
import { Platform } from '../support/platform.js';
import { storyWorldOf } from '../support/story-world.js';

const START_TIMEOUT_MS = 240_000;
/** The setting ACTS_PER_REQUEST where nobody set it. */
const MOST = 500;
const PARTS = 24;

describe('many acts in one request', () => {
  let platform: Platform;
  let scene: Scene;
  let receivable: string;
  let supplier: Participant;
  let subSupplier: Participant;
  let parts: string[];

  beforeAll(async () => {
    platform = await Platform.start();
    scene = await setScene(await storyWorldOf(platform));
    receivable = await issueOnVerifiedTrade(scene, '2026-BULK');
    ({ supplier, subSupplier } = scene.cast);
    const small = Array.from({ length: PARTS - 1 }, () => '1000');
    const rest = (BigInt(FACE_MINOR) - 1000n * BigInt(PARTS - 1)).toString();
    const body = { receivable, from: '0', partsMinor: [...small, rest] };
    const split = await supplier.client.call(supplier.client.routes.POST('/v1/acts/split', { body }));
    await signAndRecord(split, [supplier], { receivable });
    parts = Array.from({ length: PARTS }, (_, index) => String(index * 1000));
  }, START_TIMEOUT_MS);

  afterAll(() => platform?.dispose());

  const transfer = (from: string, more: object = {}) => ({
    kind: 'transfer' as const,
    terms: { receivable, from, recipient: subSupplier.party, ...more },
  });
  interface Draft {
    kind: ActView['kind'];
    terms: Record<string, unknown>;
  }
  const draft = async ({ client }: Participant, acts: readonly Draft[]): Promise<ActView[]> =>
    (await client.call(client.routes.POST('/v1/acts', { body: { acts: [...acts] } }))).items;
  const problemOf = async (attempt: Promise<unknown>) => {
    const outcome: unknown = await attempt.catch((error: unknown) => error);
    if (outcome instanceof ApiProblem) return outcome;
    throw new Error(`it was not refused: ${JSON.stringify(outcome)}`);
  };
  const refusals = ({ problem }: ApiProblem) =>
    problem.details?.refused as { place: number; code: string; details: object }[];
  const actsOf = async ({ client }: Participant) =>
    (await client.call(client.routes.GET('/v1/acts', { params: { query: { limit: 200 } } }))).items.length;

  it('are drafted, signed by both and recorded like those that come alone, in the order given', async () => {
    const acts = await draft(
      supplier,
      parts.slice(0, 10).map((from) => transfer(from)),
    );
    expect(acts.map(({ message }) => message.from)).toEqual(parts.slice(0, 10));
    const first = await supplier.client.signAll(acts, supplier.signer);
    expect(first.refused).toEqual([]);
    expect(first.items.map(({ id, state }) => [id, state])).toEqual(acts.map(({ id }) => [id, 'offered']));
    const second = await subSupplier.client.signAll(acts, subSupplier.signer);
    expect(second.items.every(({ state }) => state !== 'offered')).toBe(true);
    for (const { id } of acts) expect((await supplier.client.settled(id)).state).toBe('recorded');
    const again = await subSupplier.client.signAll(acts, subSupplier.signer);
    expect(again.refused).toEqual([]);
    expect(again.items.every(({ state }) => state === 'recorded')).toBe(true);
  });

  it('may be of several kinds', async () => {
    const acts = await draft(supplier, [
      transfer(parts[10] ?? ''),
      { kind: 'split', terms: { receivable, from: parts[11], partsMinor: ['400', '600'] } },
      { kind: 'raise-epoch', terms: { offer: false } },
    ]);
    expect(acts.map(({ kind, state }) => [kind, state])).toEqual([
      ['transfer', 'offered'],
      ['split', 'offered'],
      ['raise-epoch', 'draft'],
    ]);
  });

  it('are drafted all or none, and each refusal says which act it is', async () => {
    const before = await actsOf(supplier);
    const refused = await problemOf(
      draft(supplier, [
        transfer(parts[12] ?? ''),
        transfer('999', {}),
        transfer(parts[13] ?? '', { amountMinor: '-5' }),
        transfer(parts[14] ?? '', { recipient: '99' }),
        { kind: 'touch', terms: {} },
      ]),
    );
    expect(refused).toMatchObject({ status: 422, code: 'acts-refused' });
    expect(refusals(refused).map(({ place, code }) => [place, code])).toEqual([
      [1, 'fragment-not-found'],
      [2, 'request-invalid'],
      [3, 'counterparty-not-enrolled'],
      [4, 'kind-not-drafted'],
    ]);
    expect(refusals(refused)[1]?.details).toMatchObject({ errors: [{ field: 'amountMinor' }] });
    expect(await actsOf(supplier)).toBe(before);
  });

  it('tell a stranger nothing: neither of the fragments nor of the acts', async () => {
    const { workshop } = scene.cast;
    const [act] = await draft(supplier, [transfer(parts[15] ?? '')]);
    if (!act) throw new Error('no act');
    const foreign = await problemOf(draft(workshop, [transfer(parts[16] ?? ''), transfer('12345678')]));
    expect(refusals(foreign).map(({ code }) => code)).toEqual(['fragment-not-found', 'fragment-not-found']);
    const { items, refused } = await workshop.client.signAll([act], workshop.signer);
    expect(items).toEqual([]);
    expect(refused).toMatchObject([{ act: act.id, code: 'act-not-found' }]);
  });

  it('are signed each by itself: a wrong signature or a closed act keeps no other', async () => {
    const acts = await draft(
      supplier,
      parts.slice(17, 20).map((from) => transfer(from)),
    );
    const [good, closed, wrong] = acts as [ActView, ActView, ActView];
    const { client, signer } = subSupplier;
    const path = { params: { path: { id: closed.id } } };
    await client.call(client.routes.POST('/v1/acts/{id}/refusal', { ...path, body: { reason: '不收' } }));
    const signatures = [
      { act: good.id, signature: await signer.signDigest(good.digest) },
      { act: closed.id, signature: await signer.signDigest(closed.digest) },
      { act: wrong.id, signature: await signer.signDigest(good.digest) },
    ];
    const { items, refused } = await client.call(client.routes.POST('/v1/acts/signatures', { body: { signatures } }));
    expect(items.map(({ id }) => id)).toEqual([good.id]);
    expect(new Map(refused.map(({ act, code }) => [act, code]))).toEqual(
      new Map([
        [closed.id, 'act-not-open'],
        [wrong.id, 'signature-invalid'],
      ]),
    );
    const twice = signatures.slice(0, 1).flatMap((one) => [one, one]);
    const doubled = client.call(client.routes.POST('/v1/acts/signatures', { body: { signatures: twice } }));
    expect(await problemOf(doubled)).toMatchObject({ status: 422, code: 'request-invalid' });
  });

  it('are found by their ids in capitals too, alone and among many, and are no two acts for it', async () => {
    const [act] = await draft(supplier, [transfer(parts[20] ?? '')]);
    if (!act) throw new Error('no act');
    const { client, signer } = supplier;
    const inCapitals = act.id.toUpperCase();
    const shown = await client.act(inCapitals);
    expect(shown.id).toBe(act.id);
    const signature = await signer.signDigest(act.digest);
    const sign = (ids: readonly string[]) => {
      const signatures = ids.map((id) => ({ act: id, signature }));
      return client.call(client.routes.POST('/v1/acts/signatures', { body: { signatures } }));
    };
    expect(await problemOf(sign([act.id, inCapitals]))).toMatchObject({ status: 422, code: 'request-invalid' });
    const { items, refused } = await sign([inCapitals]);
    expect([items.map(({ id }) => id), refused]).toEqual([[act.id], []]);
    const path = { params: { path: { id: inCapitals } } };
    const again = await client.call(client.routes.POST('/v1/acts/{id}/signatures', { ...path, body: { signature } }));
    expect(again.id).toBe(act.id);
  });

  it('are refused above the limit, which the refusal names', async () => {
    const acts = Array.from({ length: MOST + 1 }, () => transfer('0'));
    const refused = await problemOf(draft(supplier, acts));
    expect(refused).toMatchObject({ status: 422, code: 'too-many-acts', problem: { details: { most: MOST } } });
    expect(await problemOf(draft(supplier, []))).toMatchObject({ status: 422, code: 'request-invalid' });
  });
});
