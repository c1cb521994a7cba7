import { AbiCoder, concat, getCreateAddress, type JsonRpcSigner } from 'ethers';
import type { Network } from '@tallystick/act-types';
import { contractCode } from '../../libs/chain/src/generated/code.js';

export const RP_ID = 'portal.tallystick.example';

type Creation = readonly [name: keyof typeof contractCode, types: readonly string[], values: readonly unknown[]];

/** The product's contracts, wired by their predicted addresses, in the order of the relay's targets and then the rest. */
export async function deploy(deployer: JsonRpcSigner, registrar: string, issuer: string): Promise<Network> {
  const nonce = await deployer.getNonce();
  const at = (offset: number) => getCreateAddress({ from: deployer.address, nonce: nonce + offset });
  const [partyRegistry, tradeRegistry, programmes, receivables, depositToken, partyAccountFactory, relay] = [
    at(0),
    at(1),
    at(2),
    at(3),
    at(4),
    at(5),
    at(6),
  ];
  const creations: readonly Creation[] = [
    ['partyRegistry', ['address'], [registrar]],
    ['tradeRegistry', ['address', 'address'], [partyRegistry, receivables]],
    ['programmes', ['address', 'address'], [partyRegistry, receivables]],
    ['receivables', ['address', 'address', 'address'], [partyRegistry, programmes, tradeRegistry]],
    ['depositToken', ['string', 'string', 'uint8', 'address'], ['Deposit', 'DEP', 2, issuer]],
    ['partyAccountFactory', ['string'], [RP_ID]],
    ['relay', ['address[5]'], [[receivables, partyRegistry, programmes, tradeRegistry, depositToken]]],
  ];
  for (const [name, types, values] of creations) {
    const data = concat([contractCode[name].creation, AbiCoder.defaultAbiCoder().encode(types, values)]);
    const sent = await deployer.sendTransaction({ data, gasLimit: 15_000_000 });
    const receipt = await sent.wait();
    if (receipt?.status !== 1) throw new Error(`${name} was not deployed`);
  }
  const { chainId } = await deployer.provider.getNetwork();
  return {
    chainId: chainId.toString(),
    registrar,
    issuer,
    contracts: { partyRegistry, programmes, tradeRegistry, receivables, depositToken, relay, partyAccountFactory },
  };
}
