import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { holdToDeployed, readOrCreateVersion } from './version-file.js';

const own = { productVersion: '0.1.0', postgresMajor: '18', begunAs: 'demo' } as const;
const deployed = { chainId: '123', addresses: { relay: '0xAA' }, codeHashes: { relay: '0xc0de' } };

describe('VERSION', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tallystick-version-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  const overwrite = async (change: object) => {
    const file = join(dataDir, 'VERSION');
    await writeFile(file, JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), ...change }));
  };

  it('keeps what the first start decided', async () => {
    const first = await readOrCreateVersion(dataDir, own);
    expect(await readOrCreateVersion(dataDir, { ...own, begunAs: 'empty', productVersion: '0.2.0' })).toEqual(first);
  });

  it.each([
    ['another layout', { layout: 2 }, 'the data layout 2'],
    ['another PostgreSQL', { postgresMajor: '17' }, 'PostgreSQL 17'],
    ['another product', { product: 'abacus' }, 'the product abacus'],
  ])('of %s is refused with what to run', async (_, change, found) => {
    await readOrCreateVersion(dataDir, own);
    await overwrite(change);
    await expect(readOrCreateVersion(dataDir, own)).rejects.toMatchObject({
      code: 'data-folder-of-another-version',
      message: expect.stringContaining(found),
    });
    await expect(readOrCreateVersion(dataDir, own)).rejects.toThrow(`npm start -- --fresh --data-dir ${dataDir}`);
  });

  it.each(['', 'v7\n', 'null', '7', '[]', '{}'])('that reads %j is refused, and left as it is', async (text) => {
    await writeFile(join(dataDir, 'VERSION'), text);
    await expect(readOrCreateVersion(dataDir, own)).rejects.toMatchObject({ code: 'data-folder-of-another-version' });
    expect(await readFile(join(dataDir, 'VERSION'), 'utf8')).toBe(text);
  });

  it.each([
    ['does not say how the data was begun', { begunAs: undefined }],
    ['knows no addresses', { deployed: { chainId: '123', codeHashes: {} } }],
    ['has an address that is none', { deployed: { ...deployed, addresses: { relay: 7 } } }],
  ])('that %s is refused', async (_, change) => {
    await readOrCreateVersion(dataDir, own);
    await overwrite(change);
    await expect(readOrCreateVersion(dataDir, own)).rejects.toMatchObject({ code: 'data-folder-of-another-version' });
  });

  it.each([
    [true, 'CHAIN_RPC_URL is not set'],
    [false, 'CHAIN_RPC_URL is set'],
  ])('begun on a given node (%s) is refused when that is otherwise now', async (isOnGivenNode, says) => {
    await readOrCreateVersion(dataDir, { ...own, isOnGivenNode });
    const otherwise = readOrCreateVersion(dataDir, { ...own, isOnGivenNode: !isOnGivenNode });
    await expect(otherwise).rejects.toMatchObject({
      code: 'node-setting-changed',
      message: expect.stringContaining(says),
    });
    expect(await readOrCreateVersion(dataDir, { ...own, isOnGivenNode })).toMatchObject({ isOnGivenNode });
  });

  it('of a folder that says nothing of its node is one on the embedded chain', async () => {
    await readOrCreateVersion(dataDir, own);
    await expect(readOrCreateVersion(dataDir, { ...own, isOnGivenNode: false })).resolves.toBeDefined();
    await expect(readOrCreateVersion(dataDir, { ...own, isOnGivenNode: true })).rejects.toMatchObject({
      code: 'node-setting-changed',
    });
  });

  it('holds later starts to the chain, the addresses and the code of the first', async () => {
    await holdToDeployed(dataDir, await readOrCreateVersion(dataDir, own), deployed);
    const version = await readOrCreateVersion(dataDir, own);
    expect(version.deployed).toEqual(deployed);
    await expect(holdToDeployed(dataDir, version, deployed)).resolves.toBeUndefined();
    const others = [
      { ...deployed, chainId: '124' },
      { ...deployed, addresses: { relay: '0xAB' } },
      { ...deployed, codeHashes: { relay: '0xc0de', receivables: '0x01' } },
      { ...deployed, codeHashes: {} },
    ];
    for (const other of others) {
      await expect(holdToDeployed(dataDir, version, other)).rejects.toMatchObject({
        code: 'data-folder-of-another-version',
      });
    }
  });
});
