import { describe, expect, it } from '@jest/globals';
import { gatewayKey, SITE } from '../../../testing/batches.js';
import { aBundle, fileOf, operatorKey, RECEIVED_AT_MS } from '../../../testing/bundles.js';
import { ed25519Of, p256 } from '../../../testing/keys.js';
import { signBatch } from '../../batch/signed-batch.js';
import { receiptKey } from '../../../testing/receipt-key.js';
import { signEnrolment } from '../enrolment.js';
import type { Bundle, BundleEntry } from './bundle.js';
import { DEFAULT_BUNDLE_LIMITS } from './bundle-limits.js';
import { encodeBundle } from './encode-bundle.js';
import { type BundleTrust, verifyBundle } from './verify-bundle.js';

const { bundle, trust } = await aBundle();
const verify = (changed: Partial<Bundle> = {}, known: BundleTrust = trust) =>
  verifyBundle(fileOf({ ...bundle, ...changed }), known);
const messages = (changed: Partial<Bundle>, known: BundleTrust = trust) =>
  verify(changed, known).findings.map(({ rule, severity, where, message }) => [rule, severity, where, message]);
const entry = (place: number, changes: Partial<BundleEntry>): Partial<Bundle> => ({
  entries: bundle.entries.map((one, at) => (at === place ? { ...one, ...changes } : one)),
});
const enrolments = bundle.gateways[0]?.enrolments ?? [];
const enrolledBy = (signed: readonly Uint8Array[]): Partial<Bundle> => ({
  gateways: bundle.gateways.map((gateway) => ({ ...gateway, enrolments: signed })),
});
const text = encodeBundle(bundle);
const ofText = (changed: string) => verifyBundle(new TextEncoder().encode(changed), trust);

describe('a bundle', () => {
  it('proves its readings, each with its batch and when that came', () => {
    const { findings, readings, isProved } = verify();
    expect({ findings, isProved }).toEqual({ findings: [], isProved: true });
    expect(
      readings.map(({ entry: at, seq, receivedAtMs, reading }) => [at, seq, receivedAtMs, reading.device]),
    ).toEqual([
      [0, 0n, RECEIVED_AT_MS, 'scale-0'],
      [1, 1n, RECEIVED_AT_MS + 1, 'scale-1'],
      [2, 2n, RECEIVED_AT_MS + 2, 'scale-2'],
    ]);
    expect(readings[0]?.reading.value.toString()).toBe('1234.56');
  });

  it('may hold a selection', () => {
    const { isProved, readings } = verify({ entries: [bundle.entries[0], bundle.entries[2]] as BundleEntry[] });
    expect([isProved, readings.length]).toEqual([true, 2]);
  });

  it('may hold the anchored tree itself, and the batches of a secure element', async () => {
    const made = await aBundle({ later: 0, key: p256() });
    expect(made.bundle.anchor.consistency).toEqual([]);
    expect(verifyBundle(fileOf(made.bundle), made.trust).isProved).toBe(true);
  });

  it('leaves open what there is nothing to compare with', () => {
    const { findings, readings, isProved } = verify({}, {});
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['operator-unknown', 'open'],
      ['anchor-unknown', 'open'],
    ]);
    expect([readings.length, isProved]).toEqual([3, false]);
  });
});

describe('a bundle of which the whole is wrong lets no reading stand', () => {
  it.each<[string, Partial<Bundle>, BundleTrust, string, string]>([
    [
      'an operator unknown',
      {},
      { ...trust, operators: [{ site: SITE, ...gatewayKey.verifying }] },
      'operator-unknown',
      "expected a key of the site's operator",
    ],
    [
      "another site's operator",
      {},
      { ...trust, operators: trust.operators.map((known) => ({ ...known, site: 'site-2' })) },
      'operator-unknown',
      "expected a key of the site's operator",
    ],
    ['no operator known', {}, { ...trust, operators: [] }, 'operator-unknown', "expected a key of the site's operator"],
    [
      'an anchor unknown',
      {},
      { ...trust, anchoredRoots: [] },
      'anchor-unknown',
      'no tree of 17 leaves with this root is anchored for this site',
    ],
    [
      "another site's anchor",
      {},
      { ...trust, anchoredRoots: trust.anchoredRoots.map((head) => ({ ...head, site: 'site-2' })) },
      'anchor-unknown',
      'no tree of 17 leaves with this root is anchored for this site',
    ],
    [
      'a tree that is not the beginning of the anchored one',
      { anchor: { ...bundle.anchor, consistency: [] } },
      trust,
      'tree-not-in-anchor',
      'the tree of 12 leaves is not shown to be the beginning of the anchored one of 17',
    ],
  ])('%s', (_, changed, known, rule, message) => {
    const { findings, readings, isProved } = verify(changed, known);
    expect(findings.map((one) => [one.rule, one.severity, one.message])).toEqual([[rule, 'error', message]]);
    expect([readings, isProved]).toEqual([[], false]);
  });

  it("an operator's key that is none", () => {
    const unsound = { algorithm: 'EdDSA', publicKey: new Uint8Array(32), statements: [] } as const;
    const { findings, readings } = verify({ operator: unsound }, { ...trust, operators: [{ site: SITE, ...unsound }] });
    expect(findings[0]).toMatchObject({ rule: 'operator-key-unsound', where: 'operator.publicKey' });
    expect(readings).toEqual([]);
  });

  it('an enrolment that the operator did not sign, or signed for another gateway', async () => {
    const keys = { key: gatewayKey.verifying, receiptKey: receiptKey.verifying };
    const enrolled = { site: SITE, gateway: 'gateway-7', ...keys, notBeforeMs: 0 };
    const forged = await signEnrolment(enrolled, gatewayKey);
    const foreign = await signEnrolment({ ...enrolled, gateway: 'gateway-8' }, operatorKey);
    const { findings, readings } = verify(enrolledBy([...enrolments, forged, foreign]));
    expect(findings.map(({ rule, where }) => [rule, where])).toEqual([
      ['enrolment-refused', 'gateways[0].enrolments[1]'],
      ['enrolment-refused', 'gateways[0].enrolments[2]'],
    ]);
    expect(findings[0]?.message).toMatch(/^signature-invalid/);
    expect(readings).toEqual([]);
  });
});

describe('an entry of a bundle that is wrong lets its own readings fall', () => {
  it('received at another time, or under another lease', () => {
    const message = 'envelope 1: its hash is not at place 7 in the tree of size 12';
    const found = [['not-in-tree', 'error', 'entries[1]', message]];
    expect(messages(entry(1, { receivedAtMs: RECEIVED_AT_MS + 2 }))).toEqual(found);
    expect(messages(entry(1, { lease: 8n }))).toEqual(found);
    expect(verify(entry(1, { lease: 8n })).readings.map(({ entry: at }) => at)).toEqual([0, 2]);
  });

  it('at another place', () => {
    expect(messages(entry(1, { index: 6 }))[0]?.[3]).toBe(
      'envelope 1: its hash is not at place 6 in the tree of size 12',
    );
    expect(messages(entry(1, { index: 11 })).map(([rule]) => rule)).toEqual(['not-in-tree', 'log-order']);
  });

  it('put in twice, or out of order', () => {
    const [first, second] = bundle.entries as [BundleEntry, BundleEntry];
    expect(messages({ entries: [first, first] }).map(([rule]) => rule)).toEqual(['log-order', 'sequence-contradicted']);
    expect(messages({ entries: [second, first] }).map(([rule]) => rule)).toEqual(['log-order']);
  });

  it('signed by a key that nobody enrolled', async () => {
    const envelope = bundle.entries[0]?.envelope ?? new Uint8Array();
    const stranger = await aBundle({ key: ed25519Of('stranger') });
    const found = messages({ gateways: stranger.bundle.gateways });
    expect(found.map(([rule]) => rule)).toEqual(['batch-refused', 'batch-refused', 'batch-refused']);
    expect(found[0]?.[3]).toBe(
      'envelope 0: key-unknown, expected the id of a key that is enrolled, with its algorithm',
    );
    expect(
      messages(entry(0, { envelope: envelope.with(-1, (envelope.at(-1) ?? 0) ^ 1) })).map(([rule]) => rule),
    ).toEqual(['batch-refused', 'not-in-tree']);
  });

  it.each([
    ['before', { notBeforeMs: RECEIVED_AT_MS + 1 }, [0]],
    ['after', { notAfterMs: RECEIVED_AT_MS + 2 }, [2]],
  ])('received %s its key was enrolled', async (_, enrolment, entries) => {
    const made = await aBundle({ enrolment });
    const { findings } = verifyBundle(fileOf(made.bundle), made.trust);
    expect(findings.map(({ rule, where }) => [rule, where])).toEqual(
      entries.map((at) => ['enrolment-not-valid-then', `entries[${at}]`]),
    );
  });

  it('contradicting another', async () => {
    const made = await aBundle({ changed: (batch, at) => (at === 2 ? { ...batch, seq: 1n } : batch) });
    const { findings, readings } = verifyBundle(fileOf(made.bundle), made.trust);
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['sequence-contradicted', 'envelope 2: of epoch 3, number 1, it is an equivocation beside those before it'],
    ]);
    expect(readings.map(({ entry: at }) => at)).toEqual([0, 1]);
  });

  it('of another gateway', async () => {
    const made = await aBundle({ changed: (batch) => ({ ...batch, gateway: 'gateway-8' }) });
    const { findings } = verifyBundle(fileOf(made.bundle), made.trust);
    expect(findings.every(({ message }) => message.includes('gateway-differs'))).toBe(true);
  });

  it('of another site', async () => {
    const [first] = bundle.entries;
    const elsewhere = await signBatch(
      { gateway: 'gateway-7', bootEpoch: 3n, seq: 0n, previousHash: new Uint8Array(32), sentAtMs: 0, readings: [] },
      'site-2',
      gatewayKey,
    );
    expect(first).toBeDefined();
    expect(messages(entry(0, { envelope: elsewhere }))[0]?.[3]).toMatch(/^envelope 0: signature-invalid/);
  });
});

describe('a file that is no bundle', () => {
  it.each([
    ['nothing', '', 'the bundle: expected JSON'],
    ['a list', '[]', 'the bundle: expected an object'],
    ['a number', '1', 'the bundle: expected an object'],
    ['another format', text.replace('evidence/2', 'evidence/1'), 'format: expected tallystick-evidence/2'],
    ['a blank more', text.replace(',', ', '), 'the bundle: expected canonical JSON (RFC 8785) and no other fields'],
    ['a line more', `${text}\n`, 'the bundle: expected canonical JSON (RFC 8785) and no other fields'],
    ['a mark before it', `\ufeff${text}`, 'the bundle: expected JSON'],
    [
      'a field more',
      text.replace('"site"', '"note":1,"site"'),
      'the bundle: expected canonical JSON (RFC 8785) and no other fields',
    ],
    [
      'a field twice',
      text.replace('"site"', '"site":"x","site"'),
      'the bundle: expected canonical JSON (RFC 8785) and no other fields',
    ],
    [
      'keys in another order',
      JSON.stringify({ site: bundle.site, ...(JSON.parse(text) as object) }),
      'the bundle: expected canonical JSON (RFC 8785) and no other fields',
    ],
    [
      'a number written otherwise',
      text.replace('"size":12', '"size":1.2e1'),
      'the bundle: expected canonical JSON (RFC 8785) and no other fields',
    ],
    ['a number with a fraction', text.replace('"size":12', '"size":12.5'), 'tree.size: expected a whole number'],
    [
      'a lease with a nought before it',
      text.replace('"lease":"7"', '"lease":"07"'),
      'entries[0].lease: expected an unsigned number of 64 bits, as text',
    ],
    [
      'a lease beyond 64 bits',
      text.replace('"lease":"7"', '"lease":"18446744073709551616"'),
      'entries[0].lease: expected an unsigned number of 64 bits, as text',
    ],
    [
      'bytes with padding',
      text.replace(/("publicKey":"[^"]*)"/, '$1="'),
      'operator.publicKey: expected base64url without padding',
    ],
    [
      'bytes in the other alphabet',
      text.replace(/"publicKey":"[^"]*"/, '"publicKey":"+/+/"'),
      'operator.publicKey: expected base64url without padding',
    ],
    [
      'a hash cut short',
      text.replace(/"root":"[^"]*","size":12/, '"root":"AAAA","size":12'),
      'tree.root: expected 32 bytes',
    ],
    [
      'an algorithm unknown',
      text.replace('"algorithm":"EdDSA"', '"algorithm":"none"'),
      'operator.algorithm: expected EdDSA or ES256',
    ],
    ['no entries', encodeBundle({ ...bundle, entries: [] }), 'entries: expected one at least'],
    ['depth', '['.repeat(100_000), 'the bundle: expected JSON'],
    ['depth that closes', '['.repeat(100_000) + ']'.repeat(100_000), 'the bundle: expected an object'],
  ])('%s', (_, changed, message) => {
    expect(ofText(changed)).toEqual({
      findings: [expect.objectContaining({ rule: 'bundle-malformed', severity: 'error', message })],
      readings: [],
      alarm: null,
      takenOnWord: [],
      isProved: false,
    });
  });

  it('for it is no UTF-8', () => {
    expect(verifyBundle(Uint8Array.of(0x22, 0xff, 0x22)).findings[0]?.message).toBe('the bundle: expected UTF-8');
  });

  it.each([
    ['bytes', { maxBytes: 100 }, 'the bundle: expected 100 bytes at most'],
    ['entries', { maxEntries: 2 }, 'entries: expected 2 at most'],
    ['gateways', { maxGateways: 0 }, 'gateways: expected 0 at most'],
    ['enrolments', { maxEnrolments: 0 }, 'gateways[0].enrolments: expected 0 at most'],
    ['readings', { maxReadings: 2 }, 'entries[2]: expected 2 readings at most'],
  ])('of too many %s', (_, changes, message) => {
    const limits = { ...DEFAULT_BUNDLE_LIMITS, ...changes };
    expect(verifyBundle(fileOf(bundle), trust, limits).findings[0]?.message).toBe(message);
  });
});
