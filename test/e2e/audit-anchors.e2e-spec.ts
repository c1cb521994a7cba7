import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractInterfaces, type Finding } from '@tallystick/chain';
import { id, toBeHex, Wallet } from 'ethers';
import { AuditedInstallation } from '../support/audit.js';
import { TamperingProvider } from '../support/tampering-provider.js';

const SITE = toBeHex(1, 32);
const OTHER_SITE = toBeHex(2, 32);
const ROOT = id('root of 7');
const FORGED = id('a root that nobody signed');
const log = Wallet.createRandom();

let installation: AuditedInstallation;

beforeAll(async () => {
  installation = await AuditedInstallation.start(0);
  const { scene } = installation;
  const first = await scene.enqueueAnchors(log, [
    { site: SITE, previousSize: '0', treeSize: '7', root: ROOT },
    { site: OTHER_SITE, previousSize: '0', treeSize: '2', root: id('root of 2') },
  ]);
  await scene.run([first]);
  // One that has grown beside one that is stale, which the chain passes over.
  const second = await scene.enqueueAnchors(log, [
    { site: SITE, previousSize: '7', treeSize: '9', root: id('root of 9') },
    { site: OTHER_SITE, previousSize: '0', treeSize: '3', root: id('root of 3') },
  ]);
  await scene.run([second]);
}, 120_000);
afterAll(() => installation.stop());

const about = (findings: readonly Finding[]) =>
  findings.map(({ kind, where, message }) => `${kind}: ${where}: ${message}`);

describe('the audit of anchored roots', () => {
  it('finds nothing where a log signed all that the chain has of it', async () => {
    const states = await installation.database.dataSource.query<unknown[]>(
      'SELECT state FROM chain.outbox WHERE kind = $1 ORDER BY position',
      ['anchor'],
    );
    expect(states).toEqual([{ state: 'recorded' }, { state: 'waiting' }]);
    expect(await installation.findings()).toEqual([]);
  }, 120_000);

  it('finds a root that was changed in the database', async () => {
    await installation.withRows(
      `UPDATE ledger.anchor SET root = '${FORGED}' WHERE site = '${SITE}' AND tree_size = 7`,
      `UPDATE ledger.anchor SET root = '${ROOT}' WHERE site = '${SITE}' AND tree_size = 7`,
      async () => {
        expect(about(await installation.findings())).toEqual([
          expect.stringMatching(
            new RegExp(
              `^ledger: ledger.anchor .*root is ${FORGED} in the database, ${ROOT} by the signed acts .*Anchored`,
            ),
          ),
        ]);
      },
    );
  }, 120_000);

  it('finds a root that the node tells of and nobody signed', async () => {
    const { chain } = installation;
    const node = new TamperingProvider(chain.rpcUrl, chain.chainId);
    node.tamper = (method, answer) =>
      /^eth_get(Logs|BlockReceipts|TransactionReceipt)$/.test(method)
        ? JSON.parse(JSON.stringify(answer).replaceAll(ROOT, FORGED))
        : answer;
    try {
      expect(about(await installation.findings(node))).toContainEqual(
        expect.stringMatching(new RegExp(`^outcome: .*no signed act causes evidenceLog Anchored .*root ${FORGED}`)),
      );
    } finally {
      node.destroy();
    }
  }, 120_000);

  it('finds a size that was written into the contract', async () => {
    const { chain, scene } = installation;
    await installation.withChain(async () => {
      const { evidenceLog } = scene.network.contracts;
      const slot = await slotOf(SITE);
      const before = BigInt(await chain.provider.getStorage(evidenceLog, slot));
      await chain.provider.send('anvil_setStorageAt', [evidenceLog, slot, toBeHex(before + (1n << 64n), 32)]);
      await chain.provider.send('evm_mine', []);
      expect(about(await installation.findings())).toEqual([
        expect.stringMatching(
          /^state: evidenceLog, site 0x0+1 of log .*treeSizeOf is 10 on the chain, 9 by the signed acts/,
        ),
      ]);
    });
  }, 120_000);

  it('finds a batch in the outbox that the log’s account did not sign', async () => {
    const { database } = installation;
    const [{ signature } = { signature: '' }] = await database.dataSource.query<{ signature: string }[]>(
      `SELECT signatures[1] AS signature FROM chain.outbox WHERE kind = 'anchor' ORDER BY position LIMIT 1`,
    );
    const digest = `(SELECT min(position) FROM chain.outbox WHERE kind = 'anchor')`;
    const forged = Wallet.createRandom().signingKey.sign(id('something')).serialized;
    const set = (to: string) => `UPDATE chain.outbox SET signatures = ARRAY['${to}'] WHERE position = ${digest}`;
    await installation.withRows(set(forged), set(signature), async () => {
      expect(about(await installation.findings())).toEqual([
        expect.stringContaining(`is not one of the log’s account ${log.address}`),
      ]);
    });
  }, 120_000);

  it('finds a batch in the outbox whose content is not what was signed, and one that is none', async () => {
    const { database } = installation;
    const first = `position = (SELECT min(position) FROM chain.outbox WHERE kind = 'anchor')`;
    const [{ message } = { message: {} }] = await database.dataSource.query<{ message: unknown }[]>(
      `SELECT message FROM chain.outbox WHERE ${first}`,
    );
    const undo = `UPDATE chain.outbox SET message = '${JSON.stringify(message)}' WHERE ${first}`;
    await installation.withRows(
      `UPDATE chain.outbox SET message = jsonb_set(message, '{anchors,0,root}', '"${FORGED}"') WHERE ${first}`,
      undo,
      async () => {
        expect(about(await installation.findings())).toEqual([
          expect.stringContaining('it is not what was signed as'),
          expect.stringContaining('it is called recorded, and the chain has not all of its roots'),
        ]);
      },
    );
    await installation.withRows(`UPDATE chain.outbox SET message = '{"anchors": 7}' WHERE ${first}`, undo, async () => {
      expect(about(await installation.findings())).toContainEqual(expect.stringContaining('it is no batch of anchors'));
    });
  }, 120_000);
});

/** Of the page that holds a site’s size: `mapping(log => mapping(page => sizes))`, the contract’s only mapping. */
async function slotOf(site: string): Promise<string> {
  const { provider, deployment } = installation.chain;
  const to = deployment.network.contracts.evidenceLog;
  const data = contractInterfaces.evidenceLog.encodeFunctionData('treeSizeOf', [log.address, site]);
  const { accessList } = (await provider.send('eth_createAccessList', [{ to, data }, 'latest'])) as {
    accessList: { address: string; storageKeys: string[] }[];
  };
  const [slot] = accessList.flatMap(({ storageKeys }) => storageKeys);
  if (slot === undefined) throw new Error('the size is in no slot');
  return slot;
}
