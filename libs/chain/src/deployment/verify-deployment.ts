import { getCreateAddress, type JsonRpcProvider, keccak256 } from 'ethers';
import { WrongChain } from '../contracts/errors.js';
import { DEPLOYED_CONTRACTS, type DeployedContract, type Deployment } from './deployment.js';
import { ContractDiffers, ContractMissing } from './errors.js';

/** Requires that the chain is the deployment's and holds its contracts, byte for byte. For a process's start. */
export async function verifyDeployment(provider: JsonRpcProvider, deployment: Deployment): Promise<void> {
  const chainId = BigInt((await provider.send('eth_chainId', [])) as string).toString();
  if (chainId !== deployment.network.chainId) throw new WrongChain(deployment.network.chainId, chainId);
  await Promise.all(
    DEPLOYED_CONTRACTS.map(async (name) => {
      const address = addressOf(deployment, name);
      const code = await provider.getCode(address, 'latest');
      if (code === '0x') throw new ContractMissing(name, address);
      if (keccak256(code) !== deployment.codeHashes[name]) {
        throw new ContractDiffers(name, address, 'its code hash is not the one in DEPLOYMENT_FILE');
      }
    }),
  );
}

function addressOf({ network: { contracts } }: Deployment, name: DeployedContract): string {
  // In the order in which the factory's constructor makes them.
  if (name === 'passkeyVerifier') return getCreateAddress({ from: contracts.partyAccountFactory, nonce: 1 });
  if (name === 'partyAccount') return getCreateAddress({ from: contracts.partyAccountFactory, nonce: 2 });
  return contracts[name];
}
