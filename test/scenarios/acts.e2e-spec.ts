import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actDigest } from '@tallystick/act-types';
import { ActDiffers, ApiProblem, type ActView, type TallystickClient } from '@tallystick/api-client';
import { contractInterfaces, createRpcProvider } from '@tallystick/chain';
import {
  gearboxTrade,
  issueOnVerifiedTrade,
  papersOf,
  type Participant,
  recorded,
  type Scene,
  setScene,
  signAndRecord,
  today,
  verify,
} from '@tallystick/stories';
import { Wallet } from 'ethers';
import { eventually } from '../support/eventually.js';
import { Platform } from '../support/platform.js';
import { namesOf, ResumingReader } from '../support/resuming-reader.js';
import { storyWorldOf } from '../support/story-world.js';

const START_TIMEOUT_MS = 240_000;
const EXPIRY_TIMEOUT_MS = 90_000;

describe('an act that is not in order', () => {
  let platform: Platform;
  let scene: Scene;
  let receivable: string;
  let supplier: Participant;
  let subSupplier: Participant;
  let workshop: Participant;

  beforeAll(async () => {
    platform = await Platform.start();
    scene = await setScene(await storyWorldOf(platform));
    receivable = await issueOnVerifiedTrade(scene, '2026-ACTS');
    ({ supplier, subSupplier, workshop } = scene.cast);
  }, START_TIMEOUT_MS);

  afterAll(() => platform?.dispose());

  const problemOf = async (attempt: Promise<unknown>): Promise<ApiProblem> => {
    const outcome: unknown = await attempt.catch((error: unknown) => error);
    if (outcome instanceof ApiProblem) return outcome;
    throw new Error(`it was not refused: ${String(outcome)}`);
  };

  let drafted = 0;
  /** A transfer of a little of the supplier's first fragment to its sub-supplier; each is for another amount, so that no two are the same act. */
  const draftTransfer = (more: { offer?: boolean; deadline?: string; amountMinor?: string } = {}): Promise<ActView> => {
    const body = { receivable, from: '0', recipient: subSupplier.party, amountMinor: String(100 + ++drafted), ...more };
    return supplier.client.call(supplier.client.routes.POST('/v1/acts/transfer', { body }));
  };
  const sendSignature = ({ client }: Participant, act: ActView, signature: string) =>
    client.call(
      client.routes.POST('/v1/acts/{id}/signatures', { params: { path: { id: act.id } }, body: { signature } }),
    );
  const path = (act: ActView) => ({ params: { path: { id: act.id } } });

  it('is its drafter’s alone while a draft, its signatories’ once offered, and nobody else’s ever', async () => {
    const draft = await draftTransfer({ offer: false });
    expect(draft.state).toBe('draft');
    expect(await problemOf(subSupplier.client.act(draft.id))).toMatchObject({ status: 404, code: 'act-not-found' });
    const offered = await supplier.client.call(supplier.client.routes.POST('/v1/acts/{id}/offer', path(draft)));
    expect(offered.state).toBe('offered');
    expect((await subSupplier.client.act(draft.id)).message).toEqual(draft.message);
    const operator = await platform.operator();
    for (const { client } of [workshop, scene.cast.core, { client: operator }]) {
      expect(await problemOf(client.act(draft.id))).toMatchObject({ status: 404, code: 'act-not-found' });
    }
  });

  it('shows no signature to anybody before it is on chain', async () => {
    const act = await draftTransfer();
    const signed = await supplier.client.sign(act, supplier.signer);
    const signature = await supplier.signer.signDigest(act.digest);
    expect(JSON.stringify([signed, await subSupplier.client.act(act.id)])).not.toContain(signature.slice(2, 40));
    expect(signed.signatories.map(({ signedAt }) => signedAt !== undefined)).toEqual([true, false]);
  });

  it('ends when a signatory refuses it, with the reason for the others to read', async () => {
    const act = await draftTransfer();
    await supplier.client.sign(act, supplier.signer);
    const { routes, call } = bound(subSupplier.client);
    const refused = await call(routes.POST('/v1/acts/{id}/refusal', { ...path(act), body: { reason: '数量不符' } }));
    expect(refused.state).toBe('refused');
    expect((await supplier.client.act(act.id)).signatories.at(1)).toMatchObject({ refusalReason: '数量不符' });
    expect(await problemOf(subSupplier.client.sign(act, subSupplier.signer))).toMatchObject({ code: 'act-not-open' });
  });

  it('is withdrawn by its holder only when the chain has recorded the touch, and whoever was to sign it is told', async () => {
    const act = await draftTransfer();
    await supplier.client.sign(act, supplier.signer);
    const reader = new ResumingReader(subSupplier.client);
    reader.begin();
    await eventually(() => reader.start !== undefined);
    const { routes, call } = bound(supplier.client);
    const touch = await call(routes.POST('/v1/acts/{id}/withdrawal', path(act)));
    expect(touch).toMatchObject({ kind: 'touch', withdraws: act.id, state: 'offered' });
    expect((await supplier.client.act(act.id)).state).toBe('offered');
    await signAndRecord(touch, [supplier], { receivable, from: '0' });
    expect((await supplier.client.act(act.id)).state).toBe('withdrawn');
    const late = await problemOf(subSupplier.client.sign(act, subSupplier.signer));
    expect(late).toMatchObject({ code: 'act-not-open', problem: { details: { state: 'withdrawn' } } });
    await eventually(() => namesOf(reader.heard).includes(`act-withdrawn ${act.id}`));
    await reader.stop();
  });

  it('is withdrawn by the debtor of an issue only when the chain has recorded the revocation', async () => {
    const { core, verifier } = scene.cast;
    const verification = await verify(supplier, core, papersOf(gearboxTrade(supplier, core, '2026-REVOKED')));
    const body = { verification: verification.id, faceMinor: '100', dueDate: today() };
    const issue = await core.client.call(core.client.routes.POST('/v1/acts/issue', { body }));
    await core.client.sign(issue, core.signer);
    const { routes, call } = bound(core.client);
    const revocation = await call(routes.POST('/v1/acts/{id}/withdrawal', path(issue)));
    expect(revocation.kind).toBe('revoke-issue');
    await signAndRecord(revocation, [core], { digest: issue.digest, party: core.party });
    expect((await core.client.act(issue.id)).state).toBe('withdrawn');
    expect(await problemOf(supplier.client.sign(issue, supplier.signer))).toMatchObject({ code: 'act-not-open' });
    expect(verifier.party).not.toBe(core.party);
  });

  it('is superseded when another act on its fragment came first', async () => {
    const [first, second] = [
      await draftTransfer({ amountMinor: '2010' }),
      await draftTransfer({ amountMinor: '2020' }),
    ];
    await supplier.client.sign(second, supplier.signer);
    await signAndRecord(first, [supplier, subSupplier], { amount: '2010' });
    const stale = await problemOf(subSupplier.client.sign(second, subSupplier.signer));
    expect(stale).toMatchObject({ code: 'act-not-open', problem: { details: { state: 'superseded' } } });
  });

  it('gets no signature from a client when the server alters what is shown', async () => {
    const act = await draftTransfer();
    const altered = { ...act, message: { ...act.message, amount: '99999' } };
    await expect(supplier.client.sign(altered, supplier.signer)).rejects.toThrow(ActDiffers);
    const alteredWhole = {
      ...altered,
      digest: actDigest('transfer', altered.message, await supplier.client.network()),
    };
    await expect(
      supplier.client.sign(alteredWhole, supplier.signer, { amount: act.message.amount ?? '' }),
    ).rejects.toThrow(/its amount is "99999"/);
    const overAltered = await supplier.signer.signDigest(alteredWhole.digest);
    expect(await problemOf(sendSignature(supplier, act, overAltered))).toMatchObject({ code: 'signature-invalid' });
  });

  it('takes no signature of another key, nor one for another chain', async () => {
    const act = await draftTransfer();
    const byWorkshop = await workshop.signer.signDigest(act.digest);
    expect(await problemOf(sendSignature(subSupplier, act, byWorkshop))).toMatchObject({ code: 'signature-invalid' });
    expect(await problemOf(sendSignature(workshop, act, byWorkshop))).toMatchObject({ status: 404 });
    const network = await supplier.client.network();
    const elsewhere = actDigest('transfer', act.message, { ...network, chainId: '1' });
    const forElsewhere = await subSupplier.signer.signDigest(elsewhere);
    expect(await problemOf(sendSignature(subSupplier, act, forElsewhere))).toMatchObject({ code: 'signature-invalid' });
  });

  it(
    'expires by the chain’s time, and takes no signature then',
    async () => {
      // Two seconds past the head: whatever is recorded next moves the chain's time over it.
      const earlier = await signAndRecord(await draftTransfer(), [supplier, subSupplier]);
      const headSeconds = Math.max(Date.parse(earlier.recorded?.at ?? ''), Date.now()) / 1000;
      const act = await draftTransfer({ deadline: String(Math.floor(headSeconds) + 2) });
      await supplier.client.sign(act, supplier.signer);
      const expired = await supplier.client.settled(act.id, EXPIRY_TIMEOUT_MS);
      expect(expired.state).toBe('expired');
      const late = await problemOf(subSupplier.client.sign(act, subSupplier.signer));
      expect(late).toMatchObject({ code: 'act-not-open', problem: { details: { state: 'expired' } } });
      const past = await problemOf(draftTransfer({ deadline: '1600000000' }));
      expect(past.code).toBe('deadline-out-of-range');
    },
    EXPIRY_TIMEOUT_MS * 2,
  );

  it('does nothing twice when its signature, its request or its transaction comes again', async () => {
    const key = crypto.randomUUID();
    const request = () =>
      supplier.client.call(
        supplier.client.routes.POST('/v1/acts/transfer', {
          body: { receivable, from: '0', recipient: subSupplier.party, amountMinor: '3030' },
          headers: { 'idempotency-key': key },
        }),
      );
    const [act, again] = [await request(), await request()];
    expect(again.id).toBe(act.id);
    const done = await signAndRecord(act, [supplier, subSupplier], { amount: '3030' });
    const holdings = await holdingsOf(subSupplier);
    expect((await subSupplier.client.sign(act, subSupplier.signer)).recorded).toEqual(done.recorded);
    await relayAgain(done);
    // An act of the same party that is recorded later shows that whatever the copy did is indexed by now.
    await signAndRecord(await draftTransfer({ amountMinor: '1' }), [supplier, subSupplier]);
    expect(await holdingsOf(subSupplier)).toEqual([...holdings, '1'].sort());
  });

  it('is told to the party it concerns by server-sent events, which go on after a lost connection', async () => {
    const first = new AbortController();
    let last: string | undefined;
    for await (const event of subSupplier.client.events(first.signal)) {
      last = event.id;
      break;
    }
    first.abort();
    const act = await draftTransfer();
    await supplier.client.sign(act, supplier.signer);
    const second = new AbortController();
    const heard: string[] = [];
    for await (const { type, subject } of subSupplier.client.events(second.signal, last)) {
      if (subject === act.id) heard.push(type);
      if (heard.includes('act-signed')) break;
    }
    second.abort();
    expect(heard).toEqual(['act-offered', 'act-signed']);
    expect(
      (await recorded(subSupplier.client, (await subSupplier.client.sign(act, subSupplier.signer)).id)).state,
    ).toBe('recorded');
  });

  async function holdingsOf({ client }: Participant): Promise<string[]> {
    const { items } = await client.call(client.routes.GET('/v1/fragments'));
    return items.map(({ amountMinor }) => amountMinor).sort();
  }

  /** Anybody may relay: here a stranger sends the very calldata of a recorded act to the relay contract once more. */
  async function relayAgain(act: ActView): Promise<void> {
    const network = await supplier.client.network();
    const provider = createRpcProvider({ url: await platform.chainUrl(), chainId: network.chainId });
    try {
      const sent = await provider.getTransaction(act.recorded?.transactionHash ?? '');
      const stranger = Wallet.createRandom().connect(provider);
      const fees = { maxFeePerGas: 0, maxPriorityFeePerGas: 0, gasLimit: sent?.gasLimit ?? 0n };
      const copy = await stranger.sendTransaction({ to: network.contracts.relay, data: sent?.data ?? '0x', ...fees });
      const receipt = await copy.wait();
      const failures = receipt?.logs.map((log) => contractInterfaces.relay.parseLog(log)?.name);
      expect(failures).toContain('ActFailed');
    } finally {
      provider.destroy();
    }
  }
});

function bound(client: TallystickClient) {
  return { routes: client.routes, call: client.call.bind(client) };
}
