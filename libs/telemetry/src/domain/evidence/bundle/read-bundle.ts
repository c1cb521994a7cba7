import { HASH_BYTES } from '../../batch/batch.js';
import { ALGORITHMS } from '../../cose/signature-algorithm.js';
import { isSameHash } from '../../sha256.js';
import type { BundleLimits } from './bundle-limits.js';
import {
  type Bundle,
  BUNDLE_FORMAT,
  type BundleAnchor,
  type BundleEntry,
  type BundleGateway,
  type BundleOperator,
} from './bundle.js';
import { digestOf, encodedWithDigest } from './encode-bundle.js';
import { BundleMalformed, JsonReader } from './json-reader.js';
import { alarmIn } from './read-alarm.js';
import { DIALECTS } from '../../dialect.js';
import { EVIDENCE_GRADES } from '../../rules/measurement.js';

/** Hashes on a way through a tree of 2^53 leaves, twice. */
const MAX_PATH = 106;
/** Of the party's statement, its signatures among them: a contract's may be long. */
const MAX_STATEMENT_BYTES = 16 * 1024;
const MAX_STATEMENTS = 100;
const MAX_SIGNATURES = 8;
const U64 = /^(?:0|[1-9][0-9]{0,19})$/;
const MAX_U64 = 2n ** 64n - 1n;

export interface ReadBundle {
  readonly bundle: Bundle;
  /** Its digest is that of what it holds. */
  readonly isIntact: boolean;
}

/** The bundle in a file, when the file is the one that `encodeBundle` writes, its digest aside. Throws `BundleMalformed`. */
export function readBundle(file: Uint8Array, limits: BundleLimits): ReadBundle {
  if (file.length > limits.maxBytes) throw new BundleMalformed('', `${limits.maxBytes} bytes at most`);
  const text = textOf(file);
  const root = new JsonReader(parsed(text));
  root.field('format').oneOf([BUNDLE_FORMAT]);
  const bundle = bundleIn(root, limits);
  const digest = hashIn(root.field('digest'));
  if (encodedWithDigest(bundle, digest) !== text) {
    throw new BundleMalformed('', 'canonical JSON (RFC 8785) and no other fields');
  }
  return { bundle, isIntact: isSameHash(digest, digestOf(bundle)) };
}

function bundleIn(root: JsonReader, limits: BundleLimits): Bundle {
  const entries = root.field('entries').list(limits.maxEntries).map(entryIn);
  if (entries.length === 0) throw new BundleMalformed('entries', 'one at least');
  return {
    site: root.field('site').text(),
    operator: operatorIn(root.field('operator')),
    gateways: gatewaysIn(root.field('gateways'), limits),
    tree: { root: hashIn(root.field('tree').field('root')), size: root.field('tree').field('size').natural() },
    anchor: anchorIn(root.field('anchor')),
    entries,
    alarm: root.field('alarm').nullable((alarm) => alarmIn(alarm, limits)),
  };
}

function textOf(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
  } catch {
    throw new BundleMalformed('', 'UTF-8');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BundleMalformed('', 'JSON');
  }
}

const operatorIn = (reader: JsonReader): BundleOperator => ({
  algorithm: reader.field('algorithm').oneOf(ALGORITHMS),
  publicKey: reader.field('publicKey').bytes(),
  statements: reader
    .field('statements')
    .list(MAX_STATEMENTS)
    .map((statement) => ({
      message: statement.field('message').object(MAX_STATEMENT_BYTES),
      signatures: statement
        .field('signatures')
        .list(MAX_SIGNATURES)
        .map((signature) => signature.hex(MAX_STATEMENT_BYTES)),
    })),
});

function gatewaysIn(reader: JsonReader, { maxGateways, maxEnrolments, maxStateBytes }: BundleLimits): BundleGateway[] {
  const gateways = reader.list(maxGateways).map((gateway) => ({
    name: gateway.field('name').text(),
    dialect: gateway.field('dialect').oneOf(DIALECTS),
    mapping: gateway.field('mapping').json(maxStateBytes),
    enrolments: gateway
      .field('enrolments')
      .list(maxEnrolments)
      .map((enrolment) => enrolment.bytes()),
  }));
  if (gateways.some(({ name }, place) => place > 0 && name <= (gateways[place - 1]?.name ?? ''))) {
    throw reader.expected('gateways in the order of their names, each once');
  }
  return gateways;
}

const anchorIn = (reader: JsonReader): BundleAnchor => ({
  consistency: reader.field('consistency').list(MAX_PATH).map(hashIn),
  root: hashIn(reader.field('root')),
  size: reader.field('size').natural(),
});

const entryIn = (reader: JsonReader): BundleEntry => ({
  envelope: reader.field('envelope').bytes(),
  gateway: reader.field('gateway').text(),
  grade: reader.field('grade').oneOf(EVIDENCE_GRADES),
  inclusion: reader.field('inclusion').list(MAX_PATH).map(hashIn),
  index: reader.field('index').natural(),
  lease: leaseIn(reader.field('lease')),
  receivedAtMs: reader.field('receivedAtMs').natural(),
});

function hashIn(reader: JsonReader): Uint8Array {
  const bytes = reader.bytes();
  if (bytes.length !== HASH_BYTES) throw reader.expected(`${HASH_BYTES} bytes`);
  return bytes;
}

function leaseIn(reader: JsonReader): bigint {
  const text = reader.text();
  if (!U64.test(text) || BigInt(text) > MAX_U64) throw reader.expected('an unsigned number of 64 bits, as text');
  return BigInt(text);
}
