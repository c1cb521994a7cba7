import { base64urlOfBytes } from '@tallystick/kernel';
import { sha256 } from '../../sha256.js';
import type { BundleAlarm } from './bundle-alarm.js';
import { type Bundle, BUNDLE_FORMAT, type BundleEntry, type BundleGateway } from './bundle.js';
import { canonicalJson } from './canonical-json.js';

const UTF_8 = new TextEncoder();
const all = (list: readonly Uint8Array[]) => list.map(base64urlOfBytes);

/** A bundle as canonical JSON (RFC 8785), bytes as base64url without padding: a bundle has one file. */
export function encodeBundle(bundle: Bundle): string {
  const fields = fieldsOf(bundle);
  return canonicalJson({ ...fields, digest: base64urlOfBytes(sha256(UTF_8.encode(canonicalJson(fields)))) });
}

/** The same with another digest than its own: how a file was written that was changed later. */
export const encodedWithDigest = (bundle: Bundle, digest: Uint8Array): string =>
  canonicalJson({ ...fieldsOf(bundle), digest: base64urlOfBytes(digest) });

/** SHA-256 over a bundle's file without its `digest`. It finds damage where nothing else is signed; whoever forges makes a new one. */
export const digestOf = (bundle: Bundle): Uint8Array => sha256(UTF_8.encode(canonicalJson(fieldsOf(bundle))));

function fieldsOf({ site, operator, gateways, tree, anchor, entries, alarm }: Bundle) {
  return {
    alarm: alarm && alarmFields(alarm),
    anchor: { consistency: all(anchor.consistency), root: base64urlOfBytes(anchor.root), size: anchor.size },
    entries: entries.map(entryFields),
    format: BUNDLE_FORMAT,
    gateways: gateways.map(gatewayFields),
    operator: {
      algorithm: operator.algorithm,
      publicKey: base64urlOfBytes(operator.publicKey),
      statements: operator.statements,
    },
    site,
    tree: { root: base64urlOfBytes(tree.root), size: tree.size },
  };
}

const entryFields = ({ envelope, gateway, grade, inclusion, index, lease, receivedAtMs }: BundleEntry) => ({
  ...{ envelope: base64urlOfBytes(envelope), gateway, grade, inclusion: all(inclusion), index },
  ...{ lease: lease.toString(), receivedAtMs },
});

const gatewayFields = ({ name, dialect, mapping, enrolments }: BundleGateway) => ({
  ...{ name, dialect, mapping, enrolments: all(enrolments) },
});

const alarmFields = ({ instance, start, statements, stated }: BundleAlarm) => ({
  ...{ instance, start, stated },
  statements: statements.map(({ logSize, heardAtMs, event }) => ({ logSize, heardAtMs, event })),
});
