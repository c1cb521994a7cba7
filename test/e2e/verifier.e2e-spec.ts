import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  actDigest,
  type ActMessage,
  type Network,
  type PartyCertificate,
  partyCertificateDigest,
  type ReviewDecision,
  reviewDecisionDigest,
  type VerificationInputs,
  verificationInputHash,
} from '@tallystick/act-types';
import { type ActKind } from '@tallystick/act-types';
import { ChainReader, encodeAct, writeDeployment } from '@tallystick/chain';
import {
  type CheckReport,
  DEFAULT_XML_LIMITS,
  writeDespatchAdvice,
  writeInvoice,
  writeOrder,
  writeReceiptAdvice,
} from '@tallystick/trade/papers';
import { nullifierOf } from '@tallystick/trade/verifier';
import { type BaseWallet, recoverAddress, Wallet } from 'ethers';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { LISTENER_DEFAULTS } from '@tallystick/platform';
import { createVerifier } from '../../apps/verifier/src/create-verifier.js';
import type { VerifierSettings } from '../../apps/verifier/src/settings.js';
import { writeCreditNote } from '../../libs/trade/src/testing/a-credit-note.js';
import { aRule, aSchema } from '../../libs/trade/src/testing/a-schematron.js';
import { aTrade, BUYER, SELLER, STRANGER, withQuantities } from '../../libs/trade/src/testing/a-trade.js';
import { startTestChain, type TestChain } from '../support/chain.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';
import { startVerifierProcess } from '../support/verifier-process.js';
import { unwatched } from '../support/unwatched.js';

const TOKEN = 'verifier-token-of-this-test';
const VERIFIER = '4';
const CORE = '12';
const SUPPLIER = '11';
const keys = [
  { id: 3, secret: Buffer.alloc(32, 3) },
  { id: 1, secret: Buffer.alloc(32, 1) },
];
const verifier = Wallet.createRandom();
const trade = aTrade();

let chain: TestChain;
let network: Network;
let settings: VerifierSettings;
let app: Awaited<ReturnType<typeof createVerifier>>;
let url: string;

interface Signed {
  readonly message: ActMessage;
  readonly signature: string;
}
type Answer = CheckReport & {
  readonly inputs: VerificationInputs;
  readonly inputHash: string;
  readonly ruleSetHash: string;
  readonly reviewer: string;
  readonly attestation?: Signed;
  readonly lowering?: Signed;
};

const agreeing = [writeOrder(trade), writeDespatchAdvice(trade), writeReceiptAdvice(trade), writeInvoice(trade)];

async function certificate(party: string, organisation: typeof SELLER, signer: BaseWallet = chain.registrar) {
  const said: PartyCertificate = {
    party,
    uscc: organisation.uscc,
    lei: '',
    name: organisation.name,
    issuedAt: '1780000000',
  };
  return { certificate: said, signature: signer.signingKey.sign(partyCertificateDigest(said, network)).serialized };
}

async function bodyFor(papers: readonly string[], changes: Readonly<Record<string, unknown>> = {}) {
  const invoice = papers.at(-1) ?? '';
  return {
    documents: papers.map((xml, i) => ({
      name: `${i}.xml`,
      contentBase64: Buffer.from(xml).toString('base64'),
      submittedBy: [/<(Order|ReceiptAdvice) /.test(xml) ? CORE : SUPPLIER],
    })),
    invoice: createHash('sha256').update(invoice).digest('hex'),
    certificates: [await certificate(SUPPLIER, SELLER), await certificate(CORE, BUYER)],
    ...changes,
  };
}

async function post(
  body: unknown,
  token = TOKEN,
  path = '/v1/attestations',
  at = url,
): Promise<{ status: number; answer: Answer & { code?: string } }> {
  const response = await fetch(`${at}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

async function run(kind: ActKind, message: ActMessage, signers: readonly BaseWallet[]): Promise<void> {
  const signatures = signers.map((signer) => signer.signingKey.sign(actDigest(kind, message, network)).serialized);
  const { target, data } = encodeAct(network, { kind, message, signatures });
  const [relayer] = chain.relayers;
  const sent = await relayer!.connect(chain.provider).sendTransaction({ to: target, data });
  await sent.wait();
}

beforeAll(async () => {
  chain = await startTestChain();
  network = chain.deployment.network;
  settings = {
    chainRpcUrl: chain.rpcUrl,
    deploymentFile: '',
    host: '127.0.0.1',
    port: 0,
    token: TOKEN,
    privateKey: verifier.privateKey,
    party: VERIFIER,
    reviewer: VERIFIER,
    nullifierKeys: keys,
    bodyLimitBytes: 200_000,
    paperLimits: DEFAULT_XML_LIMITS,
    tradeRulesFile: undefined,
    schematronFiles: [],
    schematronTimeoutMs: 5_000,
    listener: LISTENER_DEFAULTS,
    seen: unwatched,
  };
  app = await createVerifier(settings, network);
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});

afterAll(async () => {
  await app?.close();
  await chain?.stop();
});

describe('the verifier’s door', () => {
  it('is closed without the token', async () => {
    const body = await bodyFor(agreeing);
    expect(await post(body, 'another')).toMatchObject({ status: 401, answer: { code: 'token-wrong' } });
    expect((await fetch(`${url}/v1/attestations`, { method: 'POST' })).status).toBe(401);
  });

  it('says that it is not ready while the ledger does not know its key', async () => {
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const response = await fetch(`${url}/health/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('party 4') });
  });

  it('refuses a body over its limit, and one that is not of the form', async () => {
    expect((await post(await bodyFor([...agreeing, 'x'.repeat(300_000)]))).status).toBe(413);
    expect((await post({ ...(await bodyFor(agreeing)), surprise: 1 })).status).toBe(422);
    expect((await post({ ...(await bodyFor(agreeing)), invoice: 'ab'.repeat(32) })).answer).toMatchObject({
      code: 'invoice-not-among-documents',
    });
  });
});

describe('a verifier with tighter limits than whoever asks', () => {
  it('says of a paper that it cannot read which limit it is over, and attests nothing', async () => {
    const tighter = await createVerifier(
      { ...settings, paperLimits: { ...DEFAULT_XML_LIMITS, maxElements: 50 } },
      network,
    );
    try {
      await tighter.listen(0, '127.0.0.1');
      const at = await tighter.getUrl();
      const { status, answer } = await post(await bodyFor(agreeing), TOKEN, '/v1/attestations', at);
      expect({ status, verdict: answer.verdict, attestation: answer.attestation }).toEqual({
        status: 200,
        verdict: 'unreadable',
        attestation: undefined,
      });
      const told = answer.documents.flatMap(({ findings }) => findings.map(({ message }) => message));
      expect(told).toContain('more than 50 elements');
    } finally {
      await tighter.close();
    }
  });
});

/** What papers that the seller alone handed in leave to the reviewer, and its word on that. */
async function oneSided() {
  const body = await bodyFor(agreeing);
  const documents = body.documents.map((document) => ({ ...document, submittedBy: [SUPPLIER] }));
  return { ...body, documents };
}

async function decisionOn(
  evidence: Awaited<ReturnType<typeof oneSided>>,
  changes: Partial<ReviewDecision> = {},
  signer: BaseWallet = verifier,
) {
  const { answer } = await post(evidence);
  const decision: ReviewDecision = {
    inputHash: answer.inputHash,
    ruleSetHash: answer.ruleSetHash,
    invoice: `0x${evidence.invoice}`,
    accepted: true,
    checks: ['papers-from-both-sides'],
    cap: '11865000',
    reason: 'the buyer confirmed by telephone',
    reviewer: VERIFIER,
    reviewerEpoch: '1',
    deadline: String(Math.floor(Date.now() / 1000) + 3_600),
    ...changes,
  };
  const signature = signer.signingKey.sign(reviewDecisionDigest(decision, network)).serialized;
  return { ...evidence, checkedOn: answer.inputs.checkedOn, decision, signature };
}

const decide = (body: unknown) => post(body, TOKEN, '/v1/decisions');

describe('a reviewer whom the ledger does not know', () => {
  it('decides nothing', async () => {
    const { status, answer } = await decide(await decisionOn(await oneSided()));
    expect({ status, code: answer.code }).toEqual({ status: 403, code: 'reviewer-not-admitted' });
  });
});

describe('an attestation', () => {
  beforeAll(async () => {
    const deadline = String(Math.floor(Date.now() / 1000) + 3600);
    const verifiedUntil = String(Math.floor(Date.now() / 1000) + 86_400);
    const enrol: ActMessage = { party: VERIFIER, account: verifier.address, roles: '32', verifiedUntil, deadline };
    await run('enrol', enrol, [chain.registrar, verifier]);
  });

  it('is signed for papers that pass, and the ledger takes it', async () => {
    const { status, answer } = await post(await bodyFor(agreeing));
    expect({ status, verdict: answer.verdict }).toEqual({ status: 200, verdict: 'pass' });
    const mark = { seller: `uscc:${SELLER.uscc}`, number: trade.invoice.number };
    expect(answer.attestation?.message).toMatchObject({
      nullifiers: [nullifierOf(mark, keys[1]!), nullifierOf(mark, keys[0]!)],
      keyId: '1',
      debtor: CORE,
      creditor: SUPPLIER,
      currency: '156',
      cap: '11865000',
      verifier: VERIFIER,
      verifierEpoch: expect.stringMatching(/^[0-9]+$/),
    });
    const { message, signature } = answer.attestation!;
    expect(recoverAddress(actDigest('attest-trade', message, network), signature)).toBe(verifier.address);
    const reader = new ChainReader(chain.provider, network, 'instant');
    await expect(reader.simulateAct('attest-trade', message, [signature])).resolves.toBeUndefined();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('marks a re-typed invoice alike, whatever else was changed on it', async () => {
    const first = await post(await bodyFor(agreeing));
    const retyped = {
      ...trade,
      invoice: { number: `00${trade.invoice.number}`, date: '2026-08-27', dueDate: '2026-11-19' },
    };
    const second = await post(await bodyFor([...agreeing.slice(0, 3), writeInvoice(retyped)]));
    expect(second.answer.attestation?.message.nullifiers).toEqual(first.answer.attestation?.message.nullifiers);
    expect(Number(second.answer.attestation?.message.sequence)).toBeGreaterThan(
      Number(first.answer.attestation?.message.sequence),
    );
  });

  it.each([
    ['papers are missing', agreeing.filter((_, i) => i !== 2), 'review'],
    [
      'papers contradict',
      [agreeing[0]!, agreeing[1]!, writeReceiptAdvice(withQuantities(trade, '1', '1')), agreeing[3]!],
      'fail',
    ],
    ['one is unreadable', ['<!DOCTYPE a><a/>', ...agreeing], 'unreadable'],
  ])('is not given when %s', async (_case, papers, verdict) => {
    const { answer } = await post(await bodyFor(papers));
    expect(answer).toMatchObject({ verdict });
    expect(answer.attestation).toBeUndefined();
  });

  it('is not given for a party for which the registrar does not vouch', async () => {
    const forged = [await certificate(SUPPLIER, SELLER), await certificate(CORE, BUYER, Wallet.createRandom())];
    const { answer } = await post(await bodyFor(agreeing, { certificates: forged }));
    expect(answer.verdict).toBe('review');
    expect(answer.checks.find(({ id }) => id === 'parties-certified')).toMatchObject({ outcome: 'review' });
    expect(answer.attestation).toBeUndefined();
    const others = [await certificate(SUPPLIER, SELLER), await certificate('13', STRANGER)];
    expect((await post(await bodyFor(agreeing, { certificates: others }))).answer.attestation).toBeUndefined();
  });

  it('is not given when the caller knows the invoice from elsewhere', async () => {
    const earlier = {
      sha256: 'ab'.repeat(32),
      canonicalNumber: trade.invoice.number,
      seller: `uscc:${SELLER.uscc}`,
      buyer: `uscc:${BUYER.uscc}`,
      currency: 'CNY',
      amountMinor: '11865000',
      issueDate: '2026-08-25',
      orderLines: [],
    };
    const { answer } = await post(await bodyFor(agreeing, { earlierInvoices: [earlier] }));
    expect(answer).toMatchObject({ verdict: 'fail' });
    expect(answer.attestation).toBeUndefined();
  });
});

describe('an answer', () => {
  it('names all that it was made of, so that it can be made again', async () => {
    const body = await bodyFor(agreeing);
    const [first, second] = [(await post(body)).answer, (await post(body)).answer];
    expect(first.inputs).toMatchObject({
      invoice: body.invoice,
      papers: expect.arrayContaining([{ sha256: body.invoice, submittedBy: [SUPPLIER] }]),
      certificates: [{ party: SUPPLIER }, { party: CORE }],
    });
    expect(first.inputHash).toBe(verificationInputHash(first.inputs));
    expect([second.inputHash, second.ruleSetHash]).toEqual([first.inputHash, first.ruleSetHash]);
    expect((await post(await oneSided())).answer.inputHash).not.toBe(first.inputHash);
  });
});

describe('a lowered cap', () => {
  const credit = (changes: Partial<{ date: string; of: string[] }> = {}, ...quantities: string[]) =>
    writeCreditNote(quantities.length > 0 ? withQuantities(trade, ...quantities) : trade, {
      ...{ number: 'CN-1', date: '2026-09-01', of: [trade.invoice.number] },
      ...changes,
    });

  /** The papers with a credit note before the invoice, which stands attested. */
  async function credited(note: string, changes: Readonly<Record<string, unknown>> = {}, by = SUPPLIER) {
    const standing = (await post(await bodyFor(agreeing))).answer.attestation;
    const body = await bodyFor([...agreeing.slice(0, 3), note, ...agreeing.slice(3)], { standing, ...changes });
    body.documents[3] = { ...body.documents[3]!, submittedBy: [by] };
    return body;
  }

  it('is signed when the seller credits all of an attested invoice, and the ledger takes it', async () => {
    const { answer } = await post(await credited(credit()));
    expect(answer).toMatchObject({ verdict: 'review', lowering: { message: { cap: '0' } } });
    expect(answer.attestation).toBeUndefined();
    const { message, signature } = answer.lowering!;
    const reader = new ChainReader(chain.provider, network, 'instant');
    await expect(reader.simulateAct('attest-trade', message, [signature])).resolves.toBeUndefined();
  });

  it('leaves no room for an issue while anything else is for review', async () => {
    const { answer } = await post(await credited(credit({ date: '2026-08-24' }, '10')));
    expect(answer).toMatchObject({
      verdict: 'review',
      financeable: [{ amountMinor: '10904500' }],
      lowering: { message: { cap: '0' } },
    });
  });

  it('comes with a note that names several invoices as well: naming two does not keep a cap up', async () => {
    const { answer } = await post(await credited(credit({ of: [trade.invoice.number, 'INV-OTHER'] })));
    expect(answer).toMatchObject({ verdict: 'review', lowering: { message: { cap: '0' } } });
  });

  it('is an attestation like any other when the rest passes', async () => {
    const { answer } = await post(await credited(credit({}, '10')));
    expect(answer).toMatchObject({ verdict: 'pass', attestation: { message: { cap: '10904500' } } });
    expect(answer.lowering).toBeUndefined();
  });

  it.each([
    ['its buyer alone handed in', async () => credited(credit(), {}, CORE)],
    ['nobody says who handed in', async () => credited(credit(), {}, '77')],
    ['is on another invoice', async () => credited(credit({ of: ['INV-OTHER'] }))],
    [
      'comes with papers that carry less by themselves',
      async () => {
        const body = await credited(credit());
        return { ...body, documents: body.documents.filter((_, index) => index !== 2) };
      },
    ],
    ['comes where nothing was attested', async () => credited(credit(), { standing: undefined })],
    [
      'was counted already',
      async () => {
        const { lowering } = (await post(await credited(credit()))).answer;
        return credited(credit(), { standing: lowering });
      },
    ],
  ])('is not signed for a credit note that %s', async (_case, body) => {
    const { answer } = await post(await body());
    expect(answer.lowering).toBeUndefined();
  });
});

describe('a reviewer’s decision', () => {
  it('has the invoice attested when the reviewing party’s account signed it', async () => {
    const evidence = await oneSided();
    const { status, answer } = await decide(await decisionOn(evidence));
    expect(status).toBe(200);
    expect(answer.attestation?.message).toMatchObject({ cap: '11865000', debtor: CORE, creditor: SUPPLIER });
    const refused = await decide(await decisionOn(evidence, { accepted: false }));
    expect(refused).toEqual({ status: 200, answer: {} });
  });

  it.each<[string, string, Partial<ReviewDecision>]>([
    ['decision-not-by-reviewer', 'another party', { reviewer: SUPPLIER }],
    ['reviewer-epoch-passed', 'another epoch', { reviewerEpoch: '9' }],
    ['decision-expired', 'a day that is past', { deadline: '1790000000' }],
    ['review-stale', 'other inputs', { inputHash: `0x${'1'.repeat(64)}` }],
    ['review-stale', 'other rules', { ruleSetHash: `0x${'1'.repeat(64)}` }],
    ['review-stale', 'another invoice', { invoice: `0x${'1'.repeat(64)}` }],
    ['decision-not-complete', 'no checks', { checks: [] }],
    ['decision-not-complete', 'another cap', { cap: '11865001' }],
  ])('is refused as %s when it names %s', async (code, _what, changes) => {
    expect((await decide(await decisionOn(await oneSided(), changes))).answer).toMatchObject({ code });
  });

  it('is refused when another key signed it, and when the signed words were changed', async () => {
    const forged = await decisionOn(await oneSided(), {}, Wallet.createRandom());
    expect((await decide(forged)).answer).toMatchObject({ code: 'decision-not-by-reviewer' });
    const body = await decisionOn(await oneSided(), { accepted: false });
    const turned = { ...body, decision: { ...body.decision, accepted: true } };
    expect((await decide(turned)).answer).toMatchObject({ code: 'decision-not-by-reviewer' });
  });

  it('is refused once the papers, or who handed them in, are not the same', async () => {
    const body = await decisionOn(await oneSided());
    const [order, ...rest] = body.documents;
    const confirmed = { ...body, documents: [{ ...order!, submittedBy: [SUPPLIER, CORE] }, ...rest] };
    expect((await decide(confirmed)).answer).toMatchObject({ code: 'review-stale' });
    expect((await decide({ ...body, checkedOn: '2026-11-01' })).answer).toMatchObject({ code: 'review-stale' });
    expect((await decide({ ...body, checkedOn: '2099-01-01' })).answer).toMatchObject({ code: 'review-stale' });
  });

  it('is refused on a trade of the reviewer’s own', async () => {
    const certificates = [await certificate(VERIFIER, SELLER), await certificate(CORE, BUYER)];
    const body = await decisionOn({ ...(await bodyFor(agreeing, { certificates })) });
    expect((await decide(body)).answer).toMatchObject({ code: 'reviewer-is-party' });
  });

  it('overrules no contradiction', async () => {
    const contradicting = [
      agreeing[0]!,
      agreeing[1]!,
      writeReceiptAdvice(withQuantities(trade, '1', '1')),
      agreeing[3]!,
    ];
    const evidence = { ...(await oneSided()), ...(await bodyFor(contradicting)) };
    expect((await decide(await decisionOn(evidence))).answer).toMatchObject({ code: 'not-for-review' });
  });
});

/** What an operator sets besides its own rules. */
function verifierSettings(folder: TemporaryFolder): Readonly<Record<string, string>> {
  return {
    CHAIN_RPC_URL: chain.rpcUrl,
    DEPLOYMENT_FILE: join(folder.path, 'deployment.json'),
    VERIFIER_TOKEN: TOKEN,
    VERIFIER_PRIVATE_KEY: verifier.privateKey,
    VERIFIER_PARTY: VERIFIER,
    NULLIFIER_KEYS: keys.map(({ id, secret }) => `${id}:${secret.toString('hex')}`).join(),
  };
}

describe('a verifier with the operator’s own rules', () => {
  const NOTED = aSchema(`
    <ns prefix="ubl" uri="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>
    <ns prefix="cbc" uri="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"/>
    <pattern><rule context="/ubl:Invoice">
      <assert id="OP-1" flag="fatal" test="cbc:Note">invoice <value-of select="cbc:ID"/> bears no note</assert>
    </rule></pattern>`);
  const HOLDS = aRule('/nothing', '<assert id="OP-2" test="false()">x</assert>');
  /** Every triple of elements. */
  const ENDLESS = aRule('/*', '<assert id="OP-3" test="count(//*[//*[//*[. = \'nothing\']]]) = 0">x</assert>');
  let folder: TemporaryFolder;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeDeployment(join(folder.path, 'deployment.json'), chain.deployment);
  });
  afterAll(() => folder.remove());

  async function settingsWith(schemas: readonly string[], timeoutMs: string) {
    const files = schemas.map((_, i) => join(folder.path, `rules-${i}.sch`));
    for (const [i, schema] of schemas.entries()) await writeFile(files[i] ?? '', schema);
    return {
      ...verifierSettings(folder),
      SCHEMATRON_FILES: files.join(delimiter),
      SCHEMATRON_TIMEOUT_MS: timeoutMs,
    };
  }

  async function answerWith(schemas: readonly string[], timeoutMs = '20000'): Promise<Answer> {
    const process = await startVerifierProcess(await settingsWith(schemas, timeoutMs));
    try {
      return (await post(await bodyFor(agreeing), TOKEN, '/v1/attestations', process.url)).answer;
    } finally {
      await process.stop();
    }
  }

  it('attests nothing that breaks them, and names them in the rules’ hash', async () => {
    const without = (await post(await bodyFor(agreeing))).answer;
    const broken = await answerWith([NOTED]);
    expect(broken).toMatchObject({ verdict: 'fail' });
    expect(broken.attestation).toBeUndefined();
    expect(broken.documents.at(-1)?.findings).toEqual([
      {
        rule: 'sch:OP-1',
        severity: 'error',
        where: '2:1 Invoice',
        message: `invoice ${trade.invoice.number} bears no note`,
      },
    ]);
    const kept = await answerWith([HOLDS]);
    expect(kept).toMatchObject({ verdict: 'pass', attestation: { message: { cap: '11865000' } } });
    const none = await answerWith([]);
    expect(none.ruleSetHash).toBe(without.ruleSetHash);
    expect(new Set([without, broken, kept].map(({ ruleSetHash }) => ruleSetHash)).size).toBe(3);
    expect(broken.inputHash).toBe(without.inputHash);
  }, 120_000);

  it('attests nothing of which it does not know in time whether it follows them', async () => {
    const big = writeInvoice({
      ...trade,
      lines: Array.from({ length: 400 }, (_, i) => ({ ...trade.lines[0]!, id: `${i}` })),
    });
    const process = await startVerifierProcess(await settingsWith([ENDLESS], '1000'));
    try {
      const { answer } = await post(await bodyFor([big]), TOKEN, '/v1/attestations', process.url);
      expect(answer).toMatchObject({ verdict: 'fail' });
      expect(answer.documents[0]?.findings.map(({ rule }) => rule)).toContain('schematron-timeout');
    } finally {
      await process.stop();
    }
  }, 120_000);

  it('does not start with rules that cannot be run, and says all that is wrong with them', async () => {
    const wrong = aRule('/a', `<assert test="doc('x')">x</assert>`);
    const settings = await settingsWith([wrong, '<rules/>'], '1000');
    const absent = join(folder.path, 'absent.sch');
    const starting = startVerifierProcess({
      ...settings,
      SCHEMATRON_FILES: [settings.SCHEMATRON_FILES, absent].join(delimiter),
    });
    await expect(starting).rejects.toThrow(
      /rules-0\.sch:1:\d+: test "doc\('x'\)": doc\(\) opens[^]*rules-1\.sch:1:1: no Schematron file[^]*absent\.sch: cannot be read/,
    );
  }, 60_000);
});

describe('an operator’s own thresholds', () => {
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeDeployment(join(folder.path, 'deployment.json'), chain.deployment);
  });
  afterAll(() => folder.remove());

  const dearer = { ...trade, lines: trade.lines.map((line, at) => (at === 0 ? { ...line, price: '855.00' } : line)) };

  async function verifierWith(rules: object) {
    const file = join(folder.path, 'rules.json');
    await writeFile(file, JSON.stringify(rules));
    return startVerifierProcess({
      ...verifierSettings(folder),
      TRADE_RULES_FILE: file,
    });
  }

  it('decide in the place of ours, and are named in the rules’ hash', async () => {
    const body = await bodyFor([...agreeing.slice(0, 3), writeInvoice(dearer)]);
    const before = (await post(body)).answer;
    expect(before).toMatchObject({ verdict: 'review' });
    const process = await verifierWith({ tolerances: { price: { upper: { absolute: null } } } });
    try {
      const { answer } = await post(body, TOKEN, '/v1/attestations', process.url);
      expect(answer).toMatchObject({ verdict: 'pass', inputHash: before.inputHash });
      expect(answer.ruleSetHash).not.toBe(before.ruleSetHash);
    } finally {
      await process.stop();
    }
  }, 60_000);

  it('keep it from starting when one of them is none, with all that is wrong', async () => {
    await expect(verifierWith({ circles: { stepsMax: 99 }, tolerance: {} })).rejects.toThrow(
      /rules\.json are wrong:[^]*tolerance: no such rule[^]*circles\.stepsMax: expected a whole number from 2 to 8/,
    );
  }, 60_000);
});
