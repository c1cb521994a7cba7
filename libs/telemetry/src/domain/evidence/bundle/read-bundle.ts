import { HASH_BYTES } from '../../batch/batch.js';
import { ALGORITHMS } from '../../cose/signature-algorithm.js';
import { type Bundle, BUNDLE_FORMAT, type BundleAnchor, type BundleEntry, type BundleLimits } from './bundle.js';
import { encodeBundle } from './encode-bundle.js';
import { BundleMalformed, JsonReader } from './json-reader.js';

/** Hashes on a way through a tree of 2^53 leaves, twice. */
const MAX_PATH = 106;
const U64 = /^(?:0|[1-9][0-9]{0,19})$/;
const MAX_U64 = 2n ** 64n - 1n;

/** The bundle in a file, when the file is the one that `encodeBundle` writes. Throws `BundleMalformed`. */
export function readBundle(file: Uint8Array, limits: BundleLimits): Bundle {
  if (file.length > limits.maxBytes) throw new BundleMalformed('', `${limits.maxBytes} bytes at most`);
  const text = textOf(file);
  const root = new JsonReader(parsed(text));
  root.field('format').oneOf([BUNDLE_FORMAT]);
  const operator = root.field('operator');
  const bundle: Bundle = {
    site: root.field('site').text(),
    gateway: root.field('gateway').text(),
    operator: {
      algorithm: operator.field('algorithm').oneOf(ALGORITHMS),
      publicKey: operator.field('publicKey').bytes(),
    },
    enrolments: root
      .field('enrolments')
      .list(limits.maxEnrolments)
      .map((enrolment) => enrolment.bytes()),
    tree: { root: hashIn(root.field('tree').field('root')), size: root.field('tree').field('size').natural() },
    anchor: anchorIn(root.field('anchor')),
    entries: root.field('entries').list(limits.maxEntries).map(entryIn),
  };
  if (bundle.entries.length === 0) throw new BundleMalformed('entries', 'one at least');
  if (encodeBundle(bundle) !== text) throw new BundleMalformed('', 'canonical JSON (RFC 8785) and no other fields');
  return bundle;
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

const anchorIn = (reader: JsonReader): BundleAnchor => ({
  consistency: reader.field('consistency').list(MAX_PATH).map(hashIn),
  root: hashIn(reader.field('root')),
  size: reader.field('size').natural(),
});

const entryIn = (reader: JsonReader): BundleEntry => ({
  envelope: reader.field('envelope').bytes(),
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
