/**
 * What a public Ethereum node answers. A list of what may pass and not of what may not: anvil keeps cheats under the `eth_` prefix too
 * (`eth_sendUnsignedTransaction`), and may gain others.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'eth_accounts',
  'eth_blobBaseFee',
  'eth_blockNumber',
  'eth_call',
  'eth_chainId',
  'eth_createAccessList',
  'eth_estimateGas',
  'eth_feeHistory',
  'eth_gasPrice',
  'eth_getBalance',
  'eth_getBlockByHash',
  'eth_getBlockByNumber',
  'eth_getBlockReceipts',
  'eth_getBlockTransactionCountByHash',
  'eth_getBlockTransactionCountByNumber',
  'eth_getCode',
  'eth_getFilterChanges',
  'eth_getFilterLogs',
  'eth_getLogs',
  'eth_getProof',
  'eth_getRawTransactionByHash',
  'eth_getStorageAt',
  'eth_getTransactionByBlockHashAndIndex',
  'eth_getTransactionByBlockNumberAndIndex',
  'eth_getTransactionByHash',
  'eth_getTransactionCount',
  'eth_getTransactionReceipt',
  'eth_getUncleCountByBlockHash',
  'eth_getUncleCountByBlockNumber',
  'eth_maxPriorityFeePerGas',
  'eth_newBlockFilter',
  'eth_newFilter',
  'eth_newPendingTransactionFilter',
  'eth_protocolVersion',
  'eth_sendRawTransaction',
  'eth_simulateV1',
  'eth_syncing',
  'eth_uninstallFilter',
  'net_listening',
  'net_peerCount',
  'net_version',
  'web3_clientVersion',
  'web3_sha3',
]);

export interface RpcRequest {
  readonly jsonrpc: '2.0';
  readonly id: string | number | null;
  readonly method: string;
  readonly params: readonly unknown[];
}

export interface RpcRefusal {
  readonly code: number;
  readonly message: string;
}

const INVALID: RpcRefusal = {
  code: -32600,
  message: 'expected {"jsonrpc":"2.0","id":<id>,"method":<name>,"params":[...]}',
};

/** Reads one member of a request body; a refusal when it may not pass. What passes is built anew, so that the node reads what we read. */
export function admit(body: unknown): RpcRequest | RpcRefusal {
  if (typeof body !== 'object' || body === null) return INVALID;
  const { id, method, params = [] } = body as Record<string, unknown>;
  if (typeof method !== 'string' || !Array.isArray(params) || !isId(id)) return INVALID;
  if (!ALLOWED.has(method)) {
    return { code: -32601, message: `${method} is not available on this chain: only what a public node answers is` };
  }
  const fault = method === 'eth_sendRawTransaction' ? faultOfTransaction(params[0]) : undefined;
  return fault === undefined ? { jsonrpc: '2.0', id, method, params } : { code: -32602, message: fault };
}

/** The node reads hex without its 0x too, and lists of bytes: in such a disguise a blob transaction would pass. */
function faultOfTransaction(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || !/^0x[0-9a-f]+$/i.test(raw)) {
    return 'expected a signed transaction as 0x and hex digits';
  }
  if (!/^0x03/i.test(raw)) return undefined;
  return 'blob transactions are not taken: their blobs are no part of the chain, so the block could not be repeated';
}

export function idOf(body: unknown): string | number | null {
  const id = typeof body === 'object' && body !== null ? (body as Record<string, unknown>).id : null;
  return isId(id) ? id : null;
}

function isId(id: unknown): id is string | number | null {
  return id === null || typeof id === 'string' || typeof id === 'number';
}
