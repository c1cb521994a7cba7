import type { Network } from '@tallystick/act-types';
import { AbiCoder, getCreateAddress } from 'ethers';
import { type DeploymentPlan, planDeployment } from '../deployment/contract-plan.js';
import type { Deployment } from '../deployment/deployment.js';
import { contractCode } from '../generated/code.js';
import type { ChainTransaction } from './chain-block.js';
import { DeploymentNotInBlocks } from './errors.js';
import type { Finding } from './finding.js';

/** The transactions that made contracts, by what they made. */
export class MadeContracts {
  private readonly made = new Map<string, ChainTransaction>();

  see(transaction: ChainTransaction): void {
    if (transaction.to !== null) return;
    this.made.set(getCreateAddress({ from: transaction.from, nonce: transaction.nonce }), transaction);
  }

  /**
   * Requires that one account made our contracts, from this product's own creation code with the deployment's own values, so that nothing but
   * the constructors wrote their first state.
   */
  check({ network, startBlock }: Deployment): { readonly plan: DeploymentPlan; readonly findings: readonly Finding[] } {
    const first = this.made.get(network.contracts.partyRegistry);
    const token = this.made.get(network.contracts.depositToken);
    const factory = this.made.get(network.contracts.partyAccountFactory);
    if (!first || !token || !factory) throw new DeploymentNotInBlocks(startBlock);
    const [name, symbol, decimals] = constructorArguments(token, 'depositToken', TOKEN_TYPES);
    const [rpId] = constructorArguments(factory, 'partyAccountFactory', ['string']);
    const depositToken = { name: String(name), symbol: String(symbol), decimals: Number(decimals ?? 0) };
    const { registrar, issuer } = network;
    const plan = planDeployment(first.from, { registrar, issuer, depositToken, rpId: String(rpId) });
    return { plan, findings: [...this.otherwiseMade(plan), ...otherwisePlaced(plan, network)] };
  }

  private otherwiseMade({ created }: DeploymentPlan): readonly Finding[] {
    return created.flatMap(({ name, address, initCode }): Finding[] => {
      const transaction = this.made.get(address);
      if (transaction?.input.toLowerCase() === initCode.toLowerCase()) return [];
      const message = transaction
        ? 'it was not made by this product’s code with the registrar, issuer and addresses of DEPLOYMENT_FILE'
        : 'no transaction made it';
      return [{ kind: 'deployment', where: `${name} at ${address}`, message }];
    });
  }
}

const TOKEN_TYPES = ['string', 'string', 'uint8', 'address'];

/** Empty when the code is not ours: the comparison with the plan then says so. */
function constructorArguments(
  { input }: ChainTransaction,
  contract: 'depositToken' | 'partyAccountFactory',
  types: readonly string[],
): readonly unknown[] {
  try {
    const data = `0x${input.slice(contractCode[contract].creation.length)}`;
    return AbiCoder.defaultAbiCoder().decode(types, data).toArray();
  } catch {
    return [];
  }
}

function otherwisePlaced(plan: DeploymentPlan, { contracts }: Network): readonly Finding[] {
  return (Object.keys(contracts) as (keyof Network['contracts'])[])
    .filter((name) => contracts[name] !== plan.contracts[name])
    .map((name) => ({
      kind: 'deployment',
      where: `${name} at ${contracts[name]}`,
      message: `DEPLOYMENT_FILE names another address than ${plan.contracts[name]}, where the deployer made it`,
    }));
}
