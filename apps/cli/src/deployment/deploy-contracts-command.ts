import { deploy } from '@tallystick/chain';
import { processEnvironment } from '@tallystick/platform';
import type { Command } from 'commander';
import { readDeploySettings } from './deploy-settings.js';

/** `tallystick deploy-contracts`: the one deployment of an installation, on a chain of one's own. */
export function registerDeployContractsCommand(program: Command): void {
  program
    .command('deploy-contracts')
    .description('Puts the contracts on a chain of your own, or finds them there, and writes DEPLOYMENT_FILE.')
    .addHelpText(
      'after',
      '\nSettings: see the section deploy-contracts of .env.example. The deployer’s account must never have sent anything else; on a chain\n' +
        'that takes fees it needs coins. Cut off, it goes on where it was; done, it changes nothing. What differs from it is refused.',
    )
    .action(deployContracts);
}

async function deployContracts(): Promise<void> {
  const { terms, ...where } = readDeploySettings(processEnvironment());
  const { network, startBlock } = await deploy({ ...where, ...terms });
  console.log(
    `the contracts stand on chain ${network.chainId}, since block ${startBlock}; ${where.file} tells of them`,
  );
  for (const [name, address] of Object.entries(network.contracts)) console.log(`${address} ${name}`);
}
