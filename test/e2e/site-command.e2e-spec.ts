import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keySigner } from '@tallystick/api-client';
import { createAuthority } from '@tallystick/platform/certificates';
import { Onboarding, type Participant } from '@tallystick/stories';
import { fingerprintOf, spokenFingerprint } from '@tallystick/telemetry';
import { TypedDataEncoder } from 'ethers';
import { GatewayApplicant, newOperatorKey } from '../support/gateway-applicant.js';
import { MovingPlatform } from '../support/moving-platform.js';
import { runSite } from '../support/run-site.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

describe('the site operator’s own tool', () => {
  let folder: TemporaryFolder;
  let platform: MovingPlatform;
  let warehouse: Participant;
  let site: string;
  let keyFile: string;
  const log = newOperatorKey().verifying;

  const run = (...args: string[]) => runSite(args, platform.world.baseUrl, warehouse.credentials);
  const inFolder = (name: string) => join(folder.path, name);
  const shown = () =>
    warehouse.client.call(warehouse.client.routes.GET('/v1/sites/{site}', { params: { path: { site } } }));
  const gatewayNamed = (name: string) =>
    warehouse.client.call(
      warehouse.client.routes.GET('/v1/sites/{site}/gateways/{name}', { params: { path: { site, name } } }),
    );

  beforeAll(async () => {
    folder = await temporaryFolder();
    keyFile = inFolder('operator-key.pem');
    const { certificatePem, privateKeyPem } = await createAuthority({
      ...{ commonName: 'Gateways', lifetimeDays: 30, nowMs: Date.now() },
    });
    const [authorityCertificateFile, authorityKeyFile] = [inFolder('ca.pem'), inFolder('ca-key.pem')];
    await writeFile(authorityCertificateFile, certificatePem);
    await writeFile(authorityKeyFile, privateKeyPem);
    const receiptKey = `EdDSA:${Buffer.from(log.publicKey).toString('base64url')}`;
    const brokers = 'mqtts://broker.example:8883';
    platform = await MovingPlatform.start({
      entrance: { authorityCertificateFile, authorityKeyFile, brokers, receiptKey },
    });
    warehouse = await new Onboarding(platform.world).onboard({
      ...{ name: '临港仓储', uscc: '91330100799655058B', roles: ['warehouse-operator'] },
    });
    site = await run('announce', 'Lingang 3');
    const { client } = warehouse;
    for (const name of ['gateway-1', 'gateway-2']) {
      const call = { params: { path: { site } }, body: { name, dialect: 'signed' as const } };
      await client.call(client.routes.POST('/v1/sites/{site}/gateways', call));
    }
  }, 300_000);
  afterAll(async () => {
    await platform.stop();
    await folder.remove();
  }, 60_000);

  /** A gateway that waits, with a code that the tool made. */
  async function waiting(gateway: string) {
    const applicant = GatewayApplicant.new();
    const asked = await applicant.ask(await run('code', site, gateway, '--key', keyFile));
    const response = await fetch(`${platform.world.baseUrl}/v1/gateway-enrolments`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) },
    });
    const { id } = (await response.json()) as { id: string };
    return { id, fingerprint: fingerprintOf(applicant.verifying) };
  }

  it('makes a key that only its user may read, and never writes over one', async () => {
    expect(await run('key', '--key', keyFile)).toMatch(/fingerprint ([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    await expect(run('key', '--key', keyFile)).rejects.toMatchObject({ code: 'key-file-exists' });
  });

  it('states it for the site by the account’s key', async () => {
    const accountKey = inFolder('account-key');
    await writeFile(accountKey, `${warehouse.privateKey}\n`);
    const from = ['--valid-from', '2026-01-01T00:00:00Z'];
    const said = await run('statement', site, '--key', keyFile, '--account-key', accountKey, ...from);
    const { operatorKey } = await shown();
    expect(said).toContain(spokenFingerprint(operatorKey?.fingerprint ?? 'none'));
    expect(operatorKey?.statement).toMatchObject({ site, party: warehouse.party, validUntil: '0' });
  });

  it('prints typed data that any wallet signs, and hands in what one signed', async () => {
    const other = inFolder('other-key.pem');
    await run('key', '--key', other, '--algorithm', 'ES256');
    const terms = ['statement', site, '--key', other, '--valid-from', '2026-02-01T00:00:00Z'];
    const printed = await run(...terms);
    const { domain, types, message } = JSON.parse(printed.slice(0, printed.lastIndexOf('}') + 1)) as {
      domain: Record<string, string>;
      types: Record<string, { name: string; type: string }[]>;
      message: Record<string, string>;
    };
    const { EIP712Domain: _, ...ownTypes } = types;
    const digest = TypedDataEncoder.hash(domain, ownTypes, message);
    await expect(
      run(...terms, '--signature', await keySigner(platform.world.newKey()).signDigest(digest)),
    ).rejects.toMatchObject({
      code: 'site-key-signature-invalid',
    });
    await run(...terms, '--signature', await warehouse.signer.signDigest(digest));
    expect((await shown()).operatorKey?.algorithm).toBe('ES256');
    await expect(run('code', site, 'gateway-1', '--key', keyFile)).rejects.toMatchObject({
      code: 'fingerprint-differs',
    });
    await run(...terms, '--valid-until', '2026-03-01T00:00:00Z', '--account-key', inFolder('account-key'));
    expect((await shown()).operatorKey?.algorithm).toBe('EdDSA');
  });

  it('lists who waits, and lets in no key but the one that the gateway itself shows', async () => {
    const { id, fingerprint } = await waiting('gateway-1');
    expect(await run('pending', site)).toContain(`${id}  gateway-1  ${spokenFingerprint(fingerprint)}`);
    const approve = (typed: string, receipts = fingerprintOf(log)) =>
      run('approve', site, id, '--key', keyFile, '--fingerprint', typed, '--receipt-fingerprint', receipts);
    expect(await run('receipt-key', site)).toBe(spokenFingerprint(fingerprintOf(log)));
    await expect(approve(fingerprint, '0'.repeat(32))).rejects.toMatchObject({ code: 'fingerprint-differs' });
    await expect(approve('0'.repeat(32))).rejects.toMatchObject({ code: 'fingerprint-differs' });
    expect((await gatewayNamed('gateway-1')).keys).toEqual([]);
    expect(await approve(spokenFingerprint(fingerprint).toUpperCase())).toBe(
      `${site}: gateway-1 is in, and believes receipts of ${fingerprintOf(log)}`,
    );
    expect((await gatewayNamed('gateway-1')).keys).toMatchObject([{ fingerprint }]);
    expect(await run('pending', site)).toBe('');
    await expect(approve(fingerprint)).rejects.toMatchObject({ code: 'request-not-found' });
  });

  it('takes a gateway’s key back by the key that let it in, and by no other', async () => {
    const { id, fingerprint } = await waiting('gateway-2');
    const pins = ['--fingerprint', fingerprint, '--receipt-fingerprint', spokenFingerprint(fingerprintOf(log))];
    await run('approve', site, id, '--key', keyFile, ...pins);
    const [key] = (await gatewayNamed('gateway-2')).keys;
    const takeBack = (file: string) => run('take-back', site, 'gateway-2', key?.id ?? '', '--key', file);
    await expect(takeBack(inFolder('other-key.pem'))).rejects.toMatchObject({ code: 'envelope-refused' });
    expect((await gatewayNamed('gateway-2')).keys[0]?.endsAt).toBeUndefined();
    await takeBack(keyFile);
    expect((await gatewayNamed('gateway-2')).keys[0]?.endsAt).toBeDefined();
    await expect(run('take-back', site, 'gateway-2', site, '--key', keyFile)).rejects.toMatchObject({
      code: 'gateway-key-not-found',
    });
  });

  it('says what is wrong with a key file, and with a time', async () => {
    await writeFile(inFolder('none.pem'), 'none');
    await expect(run('code', site, 'gateway-1', '--key', inFolder('none.pem'))).rejects.toMatchObject({
      code: 'key-file-unreadable',
    });
    await expect(run('statement', site, '--key', keyFile, '--valid-from', 'yesterday')).rejects.toMatchObject({
      code: 'commander.invalidArgument',
    });
  });
});
