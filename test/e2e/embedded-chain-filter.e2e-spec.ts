import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddedChain } from '@tallystick/chain';
import { Transaction, Wallet } from 'ethers';
import { rpc } from '../support/chain-traffic.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';

const PORTAL = 'http://localhost:8080';
let database: TestDatabase;
let folder: TemporaryFolder;
let chain: EmbeddedChain;

beforeAll(async () => {
  [database, folder] = await Promise.all([createTestDatabase(), temporaryFolder()]);
  const settings = { origins: [PORTAL] };
  chain = await EmbeddedChain.start({
    dataDir: folder.path,
    databaseUrl: database.url,
    settings,
    log: () => undefined,
  });
});
afterAll(async () => {
  await chain.stop();
  await folder.remove();
  await database.drop();
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Without fetch, which sets the host by itself. */
function post(body: string, headers: Record<string, string> = {}, method = 'POST'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      chain.rpcUrl,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as unknown }));
      },
    );
    call.once('error', reject);
    call.end(body);
  });
}

const call = (id: unknown, method: string, ...params: unknown[]) => ({ jsonrpc: '2.0', id, method, params });

describe('the chain’s door', () => {
  it('lets pages of the portal ask, and none of another origin', async () => {
    const asked = (origin: string, method = 'POST') =>
      fetch(chain.rpcUrl, {
        method,
        headers: { origin, 'content-type': 'application/json' },
        ...(method === 'POST' && { body: JSON.stringify(call(1, 'eth_chainId')) }),
      });
    const before = await asked(PORTAL, 'OPTIONS');
    expect([before.status, before.headers.get('access-control-allow-headers')]).toEqual([204, 'content-type']);
    const answer = await asked(PORTAL);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, PORTAL]);
    for (const origin of ['https://evil.example', 'null', `${PORTAL}.evil.example`, 'http://localhost:8081']) {
      for (const method of ['OPTIONS', 'POST']) {
        const { status, headers } = await asked(origin, method);
        expect([origin, status, headers.get('access-control-allow-origin')]).toEqual([origin, 403, null]);
      }
    }
  });

  it.each([
    ['evm_increaseTime', 86_400],
    ['evm_mine'],
    ['anvil_setBalance', `0x${'1'.repeat(40)}`, '0x1'],
    ['anvil_dumpState'],
    ['hardhat_impersonateAccount', `0x${'1'.repeat(40)}`],
    ['debug_traceBlockByNumber', 'latest'],
    ['txpool_content'],
    ['eth_sendTransaction', { from: `0x${'1'.repeat(40)}` }],
    ['eth_sendUnsignedTransaction', { from: `0x${'1'.repeat(40)}` }],
    ['eth_sign', `0x${'1'.repeat(40)}`, '0x'],
  ])('does not let %s through', async (method, ...params) => {
    const before = await rpc<{ timestamp: string }>(chain.rpcUrl, 'eth_getBlockByNumber', 'latest', false);
    expect(await post(JSON.stringify(call(3, method, ...params)))).toMatchObject({
      status: 200,
      body: { id: 3, error: { code: -32601 } },
    });
    expect(await rpc(chain.rpcUrl, 'eth_getBlockByNumber', 'latest', false)).toEqual(before);
  });

  it('answers a batch in its order, the refused among the others, whatever their ids', async () => {
    const chainId = `0x${BigInt(chain.chainId).toString(16)}`;
    const batch = [
      call('a', 'eth_chainId'),
      call('a', 'anvil_mine'),
      call(7, 'eth_blockNumber'),
      call(null, 'net_version'),
      5,
    ];
    expect(await post(JSON.stringify(batch))).toMatchObject({
      status: 200,
      body: [
        { id: 'a', result: chainId },
        { id: 'a', error: { code: -32601 } },
        { id: 7, result: '0x0' },
        { id: null, result: chain.chainId },
        { id: null, error: { code: -32600 } },
      ],
    });
  });

  it('takes the same member twice as what JSON says it is, and passes no other', async () => {
    const sly = '{"jsonrpc":"2.0","id":1,"method":"anvil_mine","params":["0x5"],"method":"eth_blockNumber"}';
    await post(sly);
    expect(await rpc(chain.rpcUrl, 'eth_blockNumber')).toBe('0x0');
  });

  it.each([
    ['a page that came by another name', '[]', { host: 'evil.example' }, 403],
    ['a form', JSON.stringify(call(1, 'eth_chainId')), { 'content-type': 'text/plain' }, 415],
    ['what is not JSON', '{"jsonrpc":', {}, 400],
    ['an empty batch', '[]', {}, 400],
    ['a batch that is too long', `[${'0,'.repeat(1_000)}0]`, {}, 400],
    ['a body that is too large', ' '.repeat(4 * 1024 * 1024 + 1), {}, 413],
  ])('refuses %s', async (_, body, headers, status) => {
    expect(await post(body, headers)).toMatchObject({ status, body: { error: { code: -32600 } } });
  });

  it('refuses GET', async () => {
    expect(await post('', {}, 'GET')).toMatchObject({ status: 405 });
  });

  it('refuses a blob transaction', async () => {
    const raw = `0x03${'00'.repeat(100)}`;
    await expect(rpc(chain.rpcUrl, 'eth_sendRawTransaction', raw)).rejects.toThrow('blob transactions');
  });

  it('passes the node’s answer on a transaction that it has already', async () => {
    const sender = Wallet.createRandom();
    const common = {
      chainId: BigInt(chain.chainId),
      type: 2,
      gasLimit: 21_000,
      maxFeePerGas: 0,
      maxPriorityFeePerGas: 0,
      to: sender.address,
    };
    // The second has no place in a block yet, so it waits.
    const [first, second] = [
      await sender.signTransaction({ ...common, nonce: 0 }),
      await sender.signTransaction({ ...common, nonce: 1 }),
    ];
    expect(await rpc(chain.rpcUrl, 'eth_sendRawTransaction', second)).toBe(Transaction.from(second).hash);
    await expect(rpc(chain.rpcUrl, 'eth_sendRawTransaction', second)).rejects.toThrow('transaction already imported');
    await rpc(chain.rpcUrl, 'eth_sendRawTransaction', first);
    while ((await rpc(chain.rpcUrl, 'eth_getTransactionReceipt', Transaction.from(second).hash)) === null);
    for (const raw of [first, second])
      await expect(rpc(chain.rpcUrl, 'eth_sendRawTransaction', raw)).rejects.toThrow('nonce too low');
  });
});
