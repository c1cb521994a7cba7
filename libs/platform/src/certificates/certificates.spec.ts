import 'reflect-metadata';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { describe, expect, it } from '@jest/globals';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { CertificateAuthority } from './certificate-authority.js';
import { P256 } from './certificate-terms.js';
import { createAuthority } from './create-authority.js';
import { AuthorityUnsound, CertificateRequestUnsound } from './errors.js';
import { newKeyPair, privateKeyPemOf } from './p256-keys.js';

const nowMs = Date.now();
const lifetimeDays = 30;
const files = await createAuthority({ commonName: 'Gateways', lifetimeDays: 3_650, nowMs });
const authority = await CertificateAuthority.open(files);
const uri = 'urn:tallystick:site-7:gateway-1';

async function aClient() {
  const keys = await newKeyPair();
  const request = await Pkcs10CertificateRequestGenerator.create({ name: 'CN=whoever', keys, signingAlgorithm: P256 });
  return { certificateRequest: new Uint8Array(request.rawData), key: await privateKeyPemOf(keys) };
}

const issue = (certificateRequest: Uint8Array) =>
  authority.issueToClient({ certificateRequest, commonName: 'site-7/gateway-1', uri, lifetimeDays, nowMs });

describe('a certificate authority', () => {
  it('says in a certificate who the client is, whatever the request said', async () => {
    const { certificateRequest } = await aClient();
    const { chain, serial, notAfter } = await issue(certificateRequest);
    const certificate = new X509Certificate(chain[0] ?? '');
    expect(certificate.subject).toBe('CN=site-7/gateway-1');
    expect(certificate.subjectAltName).toBe(`URI:${uri}`);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect(certificate.ca).toBe(false);
    expect(certificate.serialNumber.toLowerCase()).toBe(serial);
    expect(certificate.validToDate).toEqual(notAfter);
    expect(notAfter.getTime() - Math.floor(nowMs / 1000) * 1000).toBe(lifetimeDays * 86_400_000);
    expect(certificate.verify(new X509Certificate(files.certificatePem).publicKey)).toBe(true);
  });

  it('makes certificates by which client and server meet over TLS, each knowing the other', async () => {
    const client = await aClient();
    const { chain, serial } = await issue(client.certificateRequest);
    const server = await authority.issueToServer({ hosts: ['localhost', '127.0.0.1'], lifetimeDays, nowMs });
    const ca = files.certificatePem;
    const listener = createServer({
      ...{ ca, cert: server.certificatePem, key: server.privateKeyPem },
      ...{ requestCert: true, rejectUnauthorized: true },
    });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    try {
      const { port } = listener.address() as { port: number };
      const accepted = once(listener, 'secureConnection') as Promise<[TLSSocket]>;
      const socket = connect({ port, host: '127.0.0.1', ca, cert: chain.join('\n'), key: client.key });
      const [[seen]] = await Promise.all([accepted, once(socket, 'secureConnect')]);
      expect(socket.authorized).toBe(true);
      expect(seen.authorized).toBe(true);
      expect(seen.getPeerCertificate().serialNumber.toLowerCase()).toBe(serial);
      socket.destroy();
      seen.destroy();
    } finally {
      listener.close();
    }
  });

  it('gives no two certificates one serial number', async () => {
    const { certificateRequest } = await aClient();
    const [one, other] = await Promise.all([issue(certificateRequest), issue(certificateRequest)]);
    expect(one.serial).not.toBe(other.serial);
  });

  it.each<[string, (request: Uint8Array) => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['no DER', () => new TextEncoder().encode('-----BEGIN CERTIFICATE REQUEST-----')],
    ['a part of one', (request) => request.subarray(0, request.length - 10)],
    ['one whose signature is not its key’s', (request) => Buffer.from(request).fill(request[40]! ^ 1, 40, 41)],
  ])('takes no request that is %s', async (_, change) => {
    const { certificateRequest } = await aClient();
    await expect(issue(change(certificateRequest))).rejects.toThrow(CertificateRequestUnsound);
  });

  it('takes no request of another kind of key', async () => {
    const rsa = {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: Uint8Array.of(1, 0, 1),
    };
    const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
    const request = await Pkcs10CertificateRequestGenerator.create({ keys, signingAlgorithm: rsa });
    await expect(issue(new Uint8Array(request.rawData))).rejects.toThrow(CertificateRequestUnsound);
  });

  it('survives every single bit of a request being turned', async () => {
    const { certificateRequest } = await aClient();
    for (let bit = 0; bit < certificateRequest.length * 8; bit += 7) {
      const changed = Uint8Array.from(certificateRequest);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(issue(changed)).rejects.toThrow(CertificateRequestUnsound);
    }
  });

  it('is not opened with another’s key, with a certificate that is no authority’s, or with what is no PEM', async () => {
    const other = await createAuthority({ commonName: 'Other', lifetimeDays, nowMs });
    const server = await authority.issueToServer({ hosts: ['localhost'], lifetimeDays, nowMs });
    const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    for (const unsound of [
      { ...files, privateKeyPem: other.privateKeyPem },
      { ...files, privateKeyPem: ed25519 },
      server,
      { certificatePem: 'none', privateKeyPem: 'none' },
    ]) {
      await expect(CertificateAuthority.open(unsound)).rejects.toThrow(AuthorityUnsound);
    }
  });

  it('has a key that Node reads', () => {
    expect(createPrivateKey(files.privateKeyPem).asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  });
});
