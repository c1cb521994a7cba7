import { getCreateAddress, isError, type JsonRpcProvider, keccak256 } from 'ethers';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { WrongChain } from '../contracts/errors.js';
import {
  DEPLOYED_CONTRACTS,
  type DeployedContract,
  type Deployment,
  LEDGER_PARTS,
  type LedgerPart,
} from './deployment.js';
import { ContractDiffers, ContractMissing } from './errors.js';

/** Requires that the chain is the deployment's and holds its contracts, byte for byte. For a process's start. */
export async function verifyDeployment(provider: JsonRpcProvider, deployment: Deployment): Promise<void> {
  const chainId = BigInt((await provider.send('eth_chainId', [])) as string).toString();
  if (chainId !== deployment.network.chainId) throw new WrongChain(deployment.network.chainId, chainId);
  const parts = await ledgerParts(provider, deployment);
  await Promise.all(
    DEPLOYED_CONTRACTS.map(async (name) => {
      const address = isLedgerPart(name) ? parts[name] : addressOf(deployment, name);
      const code = await provider.getCode(address, 'latest');
      if (code === '0x') throw new ContractMissing(name, address);
      if (keccak256(code) !== deployment.codeHashes[name]) {
        throw new ContractDiffers(name, address, 'its code hash is not the one in DEPLOYMENT_FILE');
      }
    }),
  );
}

/** What the ledger says of its own code; that it is the ledger, its code hash tells. */
async function ledgerParts(
  provider: JsonRpcProvider,
  { network: { contracts } }: Deployment,
): Promise<Record<LedgerPart, string>> {
  const { receivables } = contractInterfaces;
  const code = await provider.getCode(contracts.receivables, 'latest');
  if (code === '0x') throw new ContractMissing('receivables', contracts.receivables);
  try {
    const answer = await provider.call({ to: contracts.receivables, data: receivables.encodeFunctionData('parts') });
    const found = receivables.decodeFunctionResult('parts', answer);
    return Object.fromEntries(LEDGER_PARTS.map((part) => [part, String(found.getValue(part))])) as Record<
      LedgerPart,
      string
    >;
  } catch (error) {
    if (!isError(error, 'CALL_EXCEPTION') && !isError(error, 'BAD_DATA')) throw error;
    throw new ContractDiffers('receivables', contracts.receivables, 'it does not say where its parts are');
  }
}

function isLedgerPart(name: DeployedContract): name is LedgerPart {
  return (LEDGER_PARTS as readonly string[]).includes(name);
}

function addressOf({ network: { contracts } }: Deployment, name: Exclude<DeployedContract, LedgerPart>): string {
  // In the order in which the factory's constructor makes them.
  if (name === 'passkeyVerifier') return getCreateAddress({ from: contracts.partyAccountFactory, nonce: 1 });
  if (name === 'partyAccount') return getCreateAddress({ from: contracts.partyAccountFactory, nonce: 2 });
  return contracts[name];
}
