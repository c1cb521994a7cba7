import * as node from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RFC_8032, TAMING } from '../../../telemetry/src/testing/eddsa-vectors.js';
import * as browser from './node-crypto.js';

const bytes = fc.uint8Array({ maxLength: 300 });
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const ED25519 = fromHex('302a300506032b6570032100');
const P256 = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200');

const derOf = (key: node.KeyObject) => Uint8Array.from(key.export({ format: 'der', type: 'spki' }));
const nodeKey = (der: Uint8Array) => node.createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });

function bothOfEd25519(der: Uint8Array, message: Uint8Array, signature: Uint8Array): readonly [boolean, boolean] {
  return [
    browser.verify(null, message, browser.createPublicKey({ key: der }), signature),
    node.verify(null, message, nodeKey(der), signature),
  ];
}

function bothOfP256(der: Uint8Array, message: Uint8Array, signature: Uint8Array): readonly [boolean, boolean] {
  return [
    browser.verify('sha256', message, { key: browser.createPublicKey({ key: der }) }, signature),
    node.verify('sha256', message, { key: nodeKey(der), dsaEncoding: 'ieee-p1363' }, signature),
  ];
}

/** One bit of it is another, or none. */
const spoilt = (some: Uint8Array, place: number) =>
  place >= some.length * 8 ? some : some.with(place >> 3, (some[place >> 3] ?? 0) ^ (1 << (place & 7)));

describe('the cryptography of a browser', () => {
  it('hashes as Node does, in however many parts', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 4 }), (parts) => {
        const [here, there] = [browser.createHash('sha256'), node.createHash('sha256')];
        for (const part of parts) {
          here.update(part);
          there.update(part);
        }
        expect(here.digest()).toEqual(Uint8Array.from(there.digest()));
      }),
    );
  });

  it('says of signatures of Ed25519 what Node says, spoilt or not', () => {
    const { publicKey, privateKey } = node.generateKeyPairSync('ed25519');
    fc.assert(
      fc.property(bytes, fc.nat(800), fc.boolean(), (message, place, ofMessage) => {
        const signature = Uint8Array.from(node.sign(null, message, privateKey));
        const [here, there] = ofMessage
          ? bothOfEd25519(derOf(publicKey), spoilt(message, place), signature)
          : bothOfEd25519(derOf(publicKey), message, spoilt(signature, place));
        expect(here).toBe(there);
      }),
      { numRuns: 60 },
    );
  });

  it('says of signatures of P-256 what Node says, spoilt or not', () => {
    const { publicKey, privateKey } = node.generateKeyPairSync('ec', { namedCurve: 'P-256' });
    fc.assert(
      fc.property(bytes, fc.nat(800), (message, place) => {
        const signature = node.sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
        const [here, there] = bothOfP256(derOf(publicKey), message, spoilt(Uint8Array.from(signature), place));
        expect(here).toBe(there);
      }),
      { numRuns: 60 },
    );
  });

  it.each(RFC_8032)('verifies as RFC 8032 signs with %s', (_, publicKey, message, signature) => {
    const der = Uint8Array.from([...ED25519, ...fromHex(publicKey)]);
    expect(bothOfEd25519(der, fromHex(message), fromHex(signature))).toEqual([true, true]);
  });

  // Of keys of small order no curve work is asked: their bytes are refused before.
  const asked = TAMING.filter(([what]) => ['3', '4', '5'].some((number) => what.startsWith(number)));
  it.each(asked)('judges vector %s without the cofactor', (_, stands, message, publicKey, signature) => {
    const der = Uint8Array.from([...ED25519, ...fromHex(publicKey)]);
    expect(bothOfEd25519(der, fromHex(message), fromHex(signature))).toEqual([stands, stands]);
  });

  it('refuses a point that is not on the curve, and a key that is none', () => {
    const off = Uint8Array.from([...P256, 4, ...new Uint8Array(64).fill(1)]);
    expect(() => browser.createPublicKey({ key: off })).toThrow();
    expect(() => browser.createPublicKey({ key: new Uint8Array(7) })).toThrow('expected a key');
    const noPoint = Uint8Array.from([...ED25519, ...new Uint8Array(32).fill(2)]);
    expect(bothOfEd25519(noPoint, new Uint8Array(3), new Uint8Array(64))).toEqual([false, false]);
  });
});
