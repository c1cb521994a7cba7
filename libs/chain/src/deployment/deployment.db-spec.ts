import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AbiCoder, concat, getCreateAddress, type JsonRpcProvider, Wallet } from 'ethers';
import { startTestChain, TEST_DEPOSIT_TOKEN, type TestChain } from '../../../../test/support/chain.js';
import { temporaryFolder, type TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { contractCode } from '../generated/code.js';
import {
  deploy,
  deployContracts,
  type Deployment,
  type DeploymentTerms,
  readDeployment,
  verifyDeployment,
  writeDeployment,
} from './index.js';

let chain: TestChain;
let folder: TemporaryFolder;
let shared: DeploymentTerms & { rpcUrl: string; deployerKey: string };
let sharedDeployment: Deployment;

beforeAll(async () => {
  chain = await startTestChain({ withoutContracts: true });
  folder = await temporaryFolder();
  shared = asked();
  sharedDeployment = await deployContracts(shared);
});
afterAll(async () => {
  await chain.stop();
  await folder.remove();
});

const registrar = Wallet.createRandom().address;
const issuer = Wallet.createRandom().address;

function asked(deployerKey = Wallet.createRandom().privateKey) {
  return {
    rpcUrl: chain.rpcUrl,
    deployerKey,
    registrar,
    issuer,
    depositToken: TEST_DEPOSIT_TOKEN,
    rpId: 'portal.example',
  };
}

async function ask(
  provider: JsonRpcProvider,
  deployment: Deployment,
  name: keyof Deployment['network']['contracts'],
  getter: string,
) {
  const data = contractInterfaces[name].encodeFunctionData(getter);
  const answer = await provider.call({ to: deployment.network.contracts[name], data });
  return contractInterfaces[name].decodeFunctionResult(getter, answer)[0] as unknown;
}

describe('deploying', () => {
  it('wires the contracts to each other and fixes who admits parties and who mints', async () => {
    const deployment = sharedDeployment;
    const { contracts, chainId } = deployment.network;
    expect(chainId).toBe(chain.chainId);
    const answers = {
      registrar: await ask(chain.provider, deployment, 'partyRegistry', 'registrar'),
      issuer: await ask(chain.provider, deployment, 'depositToken', 'issuer'),
      decimals: await ask(chain.provider, deployment, 'depositToken', 'decimals'),
      parties: await ask(chain.provider, deployment, 'receivables', 'parties'),
      programmes: await ask(chain.provider, deployment, 'receivables', 'programmes'),
      trades: await ask(chain.provider, deployment, 'receivables', 'trades'),
      receivablesOfTrades: await ask(chain.provider, deployment, 'tradeRegistry', 'receivables'),
      receivablesOfProgrammes: await ask(chain.provider, deployment, 'programmes', 'receivables'),
      targets: await ask(chain.provider, deployment, 'relay', 'targets'),
    };
    expect(answers).toEqual({
      registrar,
      issuer,
      decimals: 2n,
      parties: contracts.partyRegistry,
      programmes: contracts.programmes,
      trades: contracts.tradeRegistry,
      receivablesOfTrades: contracts.receivables,
      receivablesOfProgrammes: contracts.receivables,
      targets: [
        contracts.receivables,
        contracts.partyRegistry,
        contracts.programmes,
        contracts.tradeRegistry,
        contracts.depositToken,
        contracts.evidenceLog,
      ],
    });
    await expect(verifyDeployment(chain.provider, deployment)).resolves.toBeUndefined();
  });

  it('sends nothing the second time and returns the same', async () => {
    const terms = asked();
    const file = join(folder.path, 'again.json');
    const first = await deploy({ ...terms, file });
    const before = await chain.provider.getBlockNumber();
    expect(await deploy({ ...terms, file })).toEqual(first);
    expect(await chain.provider.getBlockNumber()).toBe(before);
    expect(await readDeployment(file)).toEqual(first);
    expect(first.startBlock).toBeLessThan(before);
  });

  it('goes on where it was cut off', async () => {
    const deployer = Wallet.createRandom().connect(chain.provider);
    const terms = asked(deployer.privateKey);
    await cutOffAfterFirst(deployer.privateKey);
    expect(await chain.provider.getTransactionCount(deployer.address)).toBe(1);
    const deployment = await deployContracts(terms);
    await verifyDeployment(chain.provider, deployment);
    expect(await chain.provider.getTransactionCount(deployer.address)).toBe(11);
  });

  it.each([
    ['another registrar', { registrar: issuer }, 'partyRegistry'],
    ['another issuer', { issuer: registrar }, 'depositToken'],
    ['another name of the deposit', { depositToken: { ...TEST_DEPOSIT_TOKEN, name: 'Other' } }, 'depositToken'],
    ['other decimals', { depositToken: { ...TEST_DEPOSIT_TOKEN, decimals: 3 } }, 'depositToken'],
    ['another portal', { rpId: 'evil.example' }, 'passkeyVerifier'],
  ])('refuses contracts that were made with %s', async (_, other, contract) => {
    await expect(deployContracts({ ...shared, ...other })).rejects.toMatchObject({
      code: 'contract-differs',
      details: { contract },
    });
  });

  it('refuses a deployer that has used up a nonce for something else, and sends nothing', async () => {
    const deployer = Wallet.createRandom().connect(chain.provider);
    await (await deployer.sendTransaction({ to: deployer.address })).wait();
    await expect(deployContracts(asked(deployer.privateKey))).rejects.toMatchObject({ code: 'deployer-already-used' });
    expect(await chain.provider.getTransactionCount(deployer.address)).toBe(1);
  });

  it('deploys nothing on another chain than the file says, and never overwrites the file', async () => {
    const file = join(folder.path, 'taken.json');
    const other = { ...sharedDeployment, network: { ...sharedDeployment.network, chainId: '1' } };
    await writeDeployment(file, other);
    const before = await chain.provider.getBlockNumber();
    await expect(deploy({ ...asked(), file })).rejects.toMatchObject({
      code: 'deployment-file-differs',
      details: { member: 'the chain id' },
    });
    expect(await chain.provider.getBlockNumber()).toBe(before);
    expect(await readDeployment(file)).toEqual(other);
  });
});

describe('a deployment read from its file', () => {
  it('names every member that is wrong', async () => {
    const file = join(folder.path, 'wrong.json');
    const deployment = sharedDeployment;
    const { network, codeHashes } = deployment;
    const contracts = { ...network.contracts, relay: network.contracts.relay.toLowerCase() };
    await writeFile(
      file,
      JSON.stringify({
        network: { ...network, chainId: 5, contracts },
        codeHashes: { ...codeHashes, programmes: '0x12' },
        startBlock: -1,
      }),
    );
    await expect(readDeployment(file)).rejects.toMatchObject({
      code: 'deployment-file-invalid',
      details: {
        faults: [
          'network.chainId must be decimal digits in quotes',
          'network.contracts.relay must be a checksummed address',
          'codeHashes.programmes must be 0x and 64 hex digits',
          'startBlock must be a block number',
        ],
      },
    });
    await writeFile(file, '{"network":');
    await expect(readDeployment(file)).rejects.toMatchObject({ details: { faults: ['it is not JSON'] } });
    await expect(readDeployment(join(folder.path, 'none.json'))).rejects.toMatchObject({
      code: 'deployment-file-missing',
    });
  });

  it('is refused on another chain, where a contract is missing, and where its code is another', async () => {
    const deployment = sharedDeployment;
    const { network, codeHashes } = deployment;
    const withNetwork = (changed: Partial<Deployment['network']>) => ({
      ...deployment,
      network: { ...network, ...changed },
    });
    await expect(verifyDeployment(chain.provider, withNetwork({ chainId: '1' }))).rejects.toMatchObject({
      code: 'wrong-chain',
    });
    const relay = Wallet.createRandom().address;
    await expect(
      verifyDeployment(chain.provider, withNetwork({ contracts: { ...network.contracts, relay } })),
    ).rejects.toMatchObject({
      code: 'contract-missing',
      details: { contract: 'relay', address: relay },
    });
    const forged = { ...deployment, codeHashes: { ...codeHashes, passkeyVerifier: codeHashes.relay } };
    await expect(verifyDeployment(chain.provider, forged)).rejects.toMatchObject({
      details: { contract: 'passkeyVerifier' },
    });
  });
});

/** What a deployment leaves behind that was ended after its first transaction. */
async function cutOffAfterFirst(deployerKey: string): Promise<void> {
  const deployer = new Wallet(deployerKey, chain.provider);
  // The ledger is the seventh that the deployer makes.
  const receivables = getCreateAddress({ from: deployer.address, nonce: 6 });
  const values = AbiCoder.defaultAbiCoder().encode(['address', 'address'], [registrar, receivables]);
  const data = concat([contractCode.partyRegistry.creation, values]);
  await (await deployer.sendTransaction({ data })).wait();
}
