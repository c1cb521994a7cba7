import { type Bundle, BUNDLE_FORMAT } from './bundle.js';

const base64url = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
const all = (list: readonly Uint8Array[]) => list.map(base64url);

/** A bundle as canonical JSON (RFC 8785: keys in order, no blanks), bytes as base64url without padding: a bundle has one file. */
export function encodeBundle({ site, gateway, operator, enrolments, tree, anchor, entries }: Bundle): string {
  // Keys stand in their order here. Names are ASCII and numbers are integers, which JSON.stringify writes as RFC 8785 does.
  return JSON.stringify({
    anchor: { consistency: all(anchor.consistency), root: base64url(anchor.root), size: anchor.size },
    enrolments: all(enrolments),
    entries: entries.map(({ envelope, inclusion, index, lease, receivedAtMs }) => ({
      envelope: base64url(envelope),
      inclusion: all(inclusion),
      index,
      lease: lease.toString(),
      receivedAtMs,
    })),
    format: BUNDLE_FORMAT,
    gateway,
    operator: { algorithm: operator.algorithm, publicKey: base64url(operator.publicKey) },
    site,
    tree: { root: base64url(tree.root), size: tree.size },
  });
}
