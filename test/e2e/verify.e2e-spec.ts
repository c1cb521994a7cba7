import { createPublicKey } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  actDigest,
  type AnchorBatch,
  anchorBatchDigest,
  type Network,
  rolesToBits,
  type SiteKey,
  siteKeyDigest,
} from '@tallystick/act-types';
import { writeDeployment } from '@tallystick/chain';
import { anchoredSiteId, type Bundle, fingerprintOf } from '@tallystick/telemetry';
import { accountSigner, personKey } from '@tallystick/api-client';
import { hexlify, id, Wallet } from 'ethers';
import { encodeAct } from '../../libs/chain/src/contracts/encode-act.js';
import { encodeCall } from '../../libs/chain/src/contracts/encode-call.js';
import { encodeBatch } from '../../libs/chain/src/relayer/relay-batch.js';
import { fileOf, operatorKey } from '../../libs/telemetry/src/testing/bundles.js';
import { SCALE_RULE, stolenGoods } from '../../libs/telemetry/src/testing/stolen-goods.js';
import { startTestChain, type TestChain } from '../support/chain.js';
import { TestPartyAccounts } from '../support/party-accounts.js';
import { runVerify } from '../support/run-offline.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';

let folder: TemporaryFolder;
let bundle: Bundle;
let file: string;
let anchored: string;
const fingerprint = fingerprintOf(operatorKey.verifying);

async function fileWith(name: string, changed: Partial<Bundle> = {}): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, fileOf({ ...bundle, ...changed }));
  return path;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  ({ bundle } = await (await stolenGoods()).bundle({ by: SCALE_RULE, instance: 'scale-1' }));
  file = await fileWith('evidence.json');
  anchored = `${bundle.anchor.size}:${hexlify(bundle.anchor.root)}`;
});
afterAll(() => folder.remove());

describe('verify, offline', () => {
  it('says what is proved, and what was believed', async () => {
    const { code, stdout, stderr } = await runVerify([file, '--operator-key', fingerprint, '--anchored', anchored]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('weight-loss, version 2, for scale-1: number 1, critical, active; it may call');
    expect(stdout).toContain('The scale shows 80 kg of 120, below 116.6 for 0 s or longer.');
    expect(stdout).toContain('movement receipt-2 at scale-1, 20 from');
    expect(stdout.trimEnd().endsWith('PROVED: all of it stands')).toBe(true);
  });

  it('says what to supply for what is open', async () => {
    const { code, stdout } = await runVerify([file]);
    expect(code).toBe(3);
    expect(stdout).toContain(
      "open   operator: compare the operator's key with the one that the site is known by (operator-unknown)",
    );
    expect(stdout).toContain(
      'open   anchor: compare the root of 12 leaves with the one that is anchored (anchor-unknown)',
    );
  });

  it('takes a public key in a file for what the operator is known by, and no other', async () => {
    const path = join(folder.path, 'operator.pem');
    const pem = (key: typeof operatorKey.privateKey) => createPublicKey(key).export({ format: 'pem', type: 'spki' });
    await writeFile(path, pem(operatorKey.privateKey));
    expect((await runVerify([file, '--operator-key', path, '--anchored', anchored])).code).toBe(0);
    const other = await runVerify([file, '--operator-key', '0'.repeat(32), '--anchored', anchored]);
    expect(other.code).toBe(1);
    expect(other.stdout).toContain("WRONG  operator: expected a key of the site's operator (operator-unknown)");
    const none = await runVerify([file, '--operator-key', file]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('expected the 32 hex digits')]);
  });

  it('names the place of what is wrong', async () => {
    const { alarm } = bundle;
    const stated = alarm && { ...alarm, stated: { ...alarm.stated, level: 'warn' as const } };
    const path = await fileWith('milder.json', { alarm: stated });
    const { code, stdout } = await runVerify([path, '--operator-key', fingerprint, '--anchored', anchored, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ outcome: 'wrong', site: 'site-1', saidByNode: [] },
      findings: [{ rule: 'alarm-differs', where: 'alarm.stated.level' }],
      alarm: { level: 'critical' },
    });
    expect((JSON.parse(stdout) as { readings: unknown[] }).readings).toHaveLength(10);
  });

  it('lets no file steer the terminal', async () => {
    const path = await fileWith('steering.json', { site: 'site-1\u001b[2J\u202e' });
    for (const more of [[], ['--json']]) {
      const { code, stdout } = await runVerify([path, ...more]);
      expect(code).toBe(1);
      for (const sign of ['\u001b', '\u202e']) expect(stdout).not.toContain(sign);
    }
  });

  it('tells a file that is no bundle from one that cannot be read and from wrong usage', async () => {
    const path = join(folder.path, 'none.json');
    await writeFile(path, '{}');
    const none = await runVerify([path]);
    expect([none.code, none.stdout]).toEqual([1, expect.stringContaining('format: expected tallystick-evidence/2')]);
    expect((await runVerify([join(folder.path, 'nowhere.json')])).code).toBe(2);
    expect((await runVerify([folder.path])).code).toBe(2);
    expect((await runVerify([])).code).toBe(64);
    expect((await runVerify([file, '--anchored', 'much'])).code).toBe(64);
    expect((await runVerify([file, '--rpc', 'http://127.0.0.1:1'])).stderr).toContain('--rpc needs --log');
    expect((await runVerify([file, '--log', Wallet.createRandom().address])).code).toBe(64);
  });

  it('takes no more than its settings let it', async () => {
    const { code, stdout } = await runVerify([file], { BUNDLE_MAX_BYTES: '1000' });
    expect([code, stdout]).toEqual([1, expect.stringContaining('the bundle: expected 1000 bytes at most')]);
  });
});

describe('verify, asking a node', () => {
  const PARTY = '7';
  const log = new Wallet(id('the log of this platform'));
  const stranger = new Wallet(id('the log of anybody'));
  const warehouse = Wallet.createRandom();
  let chain: TestChain;
  let network: Network;
  let deployment: string;
  let path: string;
  let stated: Bundle;

  beforeAll(async () => {
    chain = await startTestChain();
    ({ network } = chain.deployment);
    deployment = join(folder.path, 'deployment.json');
    await writeDeployment(deployment, chain.deployment);
    await enrol(PARTY, warehouse.address, (digest) => Promise.resolve(warehouse.signingKey.sign(digest).serialized));
    await anchor(log);
    stated = { ...bundle, operator: { ...bundle.operator, statements: [signedBy(warehouse)] } };
    path = await fileWith('stated.json', stated);
  }, 120_000);
  afterAll(() => chain.stop());

  const now = async () => (await chain.provider.getBlock('latest'))?.timestamp ?? 0;

  async function relayed(contract: 'evidenceLog' | 'partyRegistry', digest: string, data: string): Promise<void> {
    const sender = chain.relayers[0]?.connect(chain.provider);
    const call = { contract, digest, gasLimit: 500_000, data };
    const sent = await sender?.sendTransaction({ to: network.contracts.relay, data: encodeBatch([call]) });
    await sent?.wait();
  }

  async function enrol(party: string, account: string, sign: (digest: string) => Promise<string>): Promise<void> {
    const message = {
      ...{ party, account, roles: String(rolesToBits(['warehouse-operator'])) },
      ...{ verifiedUntil: String((await now()) + 86_400), deadline: String((await now()) + 3_600) },
    };
    const digest = actDigest('enrol', message, network);
    const signatures = [chain.registrar.signingKey.sign(digest).serialized, await sign(digest)];
    await relayed('partyRegistry', digest, encodeAct(network, { kind: 'enrol', message, signatures }).data);
  }

  async function anchor(by: Wallet): Promise<void> {
    const batch: AnchorBatch = {
      log: by.address,
      anchors: [
        {
          ...{ site: anchoredSiteId(bundle.site), previousSize: '0' },
          ...{ treeSize: String(bundle.anchor.size), root: hexlify(bundle.anchor.root) },
        },
      ],
      deadline: String((await now()) + 3_600),
    };
    const digest = anchorBatchDigest(batch, network);
    await relayed(
      'evidenceLog',
      digest,
      encodeCall('evidenceLog', 'anchor', [batch, by.signingKey.sign(digest).serialized]),
    );
  }

  const siteKey = (changes: Partial<SiteKey> = {}): SiteKey => ({
    ...{ site: bundle.site, party: PARTY, partyEpoch: '1', validFrom: '0', validUntil: '0' },
    ...{ algorithm: bundle.operator.algorithm, publicKey: hexlify(bundle.operator.publicKey) },
    ...changes,
  });

  function signedBy({ signingKey }: Pick<Wallet, 'signingKey'>, changes: Partial<SiteKey> = {}) {
    const message = siteKey(changes);
    return { message: { ...message }, signatures: [signingKey.sign(siteKeyDigest(message, network)).serialized] };
  }

  const asking = (of: string, more: readonly string[] = []) =>
    runVerify([of, '--rpc', chain.rpcUrl, '--log', log.address, '--deployment', deployment, ...more]);

  it('proves by the chain alone, and says since when the root stands and what it took from the node', async () => {
    const { code, stdout, stderr } = await asking(path);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const root = hexlify(bundle.anchor.root);
    expect(stdout).toMatch(
      new RegExp(
        `that ${log.address} anchored the root ${root} of 12 leaves of site-1 in block \\d+, where it stands since 20\\d\\d-`,
      ),
    );
    expect(stdout).toContain(
      `that ${warehouse.address} is the account of party 7, which signed that the operator's key`,
    );
  });

  it('does so with the address of the contract, when the operator is known from elsewhere', async () => {
    const known = ['--contract', network.contracts.evidenceLog, '--operator-key', fingerprint];
    const run = await runVerify([file, '--rpc', chain.rpcUrl, '--log', log.address, ...known]);
    expect(run.code).toBe(0);
  });

  it('knows no operator by a bundle without a statement', async () => {
    const { code, stdout } = await asking(file);
    expect([code, stdout]).toEqual([3, expect.stringContaining('(operator-unknown)')]);
  });

  it('finds that a log never anchored it', async () => {
    const other = await runVerify([
      ...[path, '--rpc', chain.rpcUrl, '--log', stranger.address, '--deployment', deployment],
    ]);
    expect(other.code).toBe(1);
    expect(other.stdout).toContain('no tree of 12 leaves with this root is anchored for this site (anchor-unknown)');
    expect(other.stdout).toContain(`that ${stranger.address} never anchored the root`);
  });

  it('refuses a key that the party did not sign for, or not for then', async () => {
    const withStatements = (statements: Bundle['operator']['statements']) =>
      fileWith('otherwise.json', { operator: { ...bundle.operator, statements } });
    const refused = async (statements: Bundle['operator']['statements']) => {
      const { code, stdout } = await asking(await withStatements(statements), ['--json']);
      const { findings } = JSON.parse(stdout) as { findings: { rule: string; where: string; message: string }[] };
      return [code, ...findings.map(({ rule, where }) => `${rule} ${where}`)];
    };
    expect(await refused([signedBy(Wallet.createRandom())])).toEqual([
      1,
      'operator-unknown operator',
      'site-key-refused operator.statements[0]',
    ]);
    expect(await refused([signedBy(warehouse, { site: 'site-2' })])).toContain(
      'site-key-refused operator.statements[0]',
    );
    expect(await refused([{ message: { site: 'site-1' }, signatures: [] }])).toContain(
      'site-key-refused operator.statements[0]',
    );
    expect(await refused([signedBy(warehouse, { partyEpoch: '2' })])).toEqual([
      3,
      'operator-unknown operator',
      'site-key-refused operator.statements[0]',
    ]);
    // Signed again with an end, which the statement before does not undo.
    const ended = String(Math.floor((bundle.entries[4]?.receivedAtMs ?? 0) / 1000));
    expect(await refused([signedBy(warehouse), signedBy(warehouse, { validUntil: ended })])).toEqual([
      1,
      'operator-unknown operator',
      'site-key-not-valid-then entries[4]',
    ]);
  });

  it('asks an account of several persons itself whether it signed', async () => {
    const payer = new Wallet(chain.deployer.privateKey, chain.provider);
    const accounts = await TestPartyAccounts.on(chain, payer, 'localhost');
    const persons = [1, 2].map((person) => ({ person, key: personKey(Wallet.createRandom().privateKey) }));
    const account = await accounts.create(persons, 2);
    const signer = accountSigner(
      account,
      persons.map(({ key }) => key),
    );
    await enrol('8', account.address, (digest) => signer.signDigest(digest));
    const message = siteKey({ party: '8' });
    const signature = await signer.signDigest(siteKeyDigest(message, network));
    const statements = [{ message: { ...message }, signatures: [signature.toLowerCase()] }];
    const of = await fileWith('of-two.json', { operator: { ...bundle.operator, statements } });
    const { code, stdout } = await asking(of);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`that ${account.address} is the account of party 8`)]);
  }, 60_000);

  it('accuses nobody when there is no such contract or no node', async () => {
    const nowhere = ['--contract', Wallet.createRandom().address];
    const none = await runVerify([file, '--rpc', chain.rpcUrl, '--log', log.address, ...nowhere]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('there is no EvidenceLog at')]);
    const silent = await runVerify([file, '--rpc', 'http://127.0.0.1:1', '--log', log.address, ...nowhere]);
    expect([silent.code, silent.stderr]).toEqual([2, expect.stringContaining('could not be asked')]);
  });
});
