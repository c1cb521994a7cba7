import { describe, expect, it } from '@jest/globals';
import { admit } from './rpc-methods.js';

const call = (method: string, params: unknown = []) => ({ jsonrpc: '2.0', id: 7, method, params });

describe('what may pass to the node', () => {
  it.each(['eth_call', 'eth_getLogs', 'eth_feeHistory', 'net_version', 'web3_clientVersion'])(
    'includes %s',
    (method) => {
      expect(admit(call(method))).toEqual(call(method));
    },
  );

  it('includes eth_sendRawTransaction', () => {
    const request = call('eth_sendRawTransaction', ['0x02f8']);
    expect(admit(request)).toEqual(request);
  });

  it.each([
    'eth_sendTransaction',
    'eth_sendUnsignedTransaction',
    'eth_sign',
    'eth_signTransaction',
    'eth_signTypedData_v4',
    'evm_mine',
    'evm_increaseTime',
    'anvil_setBalance',
    'anvil_impersonateAccount',
    'hardhat_setCode',
    'debug_traceTransaction',
    'txpool_content',
    'ETH_CALL',
    '__proto__',
  ])('does not include %s', (method) => {
    expect(admit(call(method))).toMatchObject({ code: -32601, message: expect.stringContaining(method) as unknown });
  });

  it('does not include a blob transaction, which a journal without its blobs could not give again', () => {
    expect(admit(call('eth_sendRawTransaction', ['0x03f8']))).toMatchObject({ code: -32602 });
    expect(admit(call('eth_sendRawTransaction', ['0X03F8']))).toMatchObject({ code: -32602 });
  });

  it.each([['03f8'], [[3, 248]], [' 0x03f8'], [{}], [undefined]])(
    'does not include a transaction written as %j, which the node may read as a blob’s',
    (raw) => {
      expect(admit(call('eth_sendRawTransaction', [raw]))).toMatchObject({ code: -32602 });
    },
  );

  it.each([
    [null],
    ['text'],
    [[]],
    [{ id: 1 }],
    [{ id: {}, method: 'eth_call' }],
    [{ method: 'eth_call' }],
    [call('eth_call', { a: 1 })],
  ])('does not include %j, which is no request', (body) => {
    expect(admit(body)).toMatchObject({ code: -32600 });
  });

  it('is built anew from what was understood', () => {
    expect(admit({ ...call('eth_chainId'), jsonrpc: '1.0', extra: true })).toEqual(call('eth_chainId'));
  });
});
