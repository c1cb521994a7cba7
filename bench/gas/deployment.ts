import type { Network } from '@tallystick/act-types';
import { deployContracts } from '@tallystick/chain';

export const RP_ID = 'portal.tallystick.example';

/** The product's contracts, as every installation gets them. @param deployerKey of a funded account that has sent nothing yet */
export async function deploy(rpcUrl: string, deployerKey: string, registrar: string, issuer: string): Promise<Network> {
  const depositToken = { name: 'Deposit', symbol: 'DEP', decimals: 2 };
  const { network } = await deployContracts({ rpcUrl, deployerKey, registrar, issuer, depositToken, rpId: RP_ID });
  return network;
}
