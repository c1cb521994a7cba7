import { DEPLOYMENT_TERMS_SETTINGS } from '@tallystick/chain';
import {
  described,
  type Environment,
  privateKeySetting,
  readSettings,
  textSetting,
  urlSetting,
} from '@tallystick/platform';

/** Throws `SettingsInvalid` with every fault. */
export function readDeploySettings(environment: Environment) {
  return readSettings(
    {
      rpcUrl: described('The chain’s node.', urlSetting('CHAIN_RPC_URL', ['http:', 'https:'])),
      file: described(
        'Where the outcome is written; every service that uses the chain gets this file.',
        textSetting('DEPLOYMENT_FILE', 'the path of the deployment’s JSON file'),
      ),
      deployerKey: described(
        'The account that makes the contracts, which has sent nothing before; keep it until the deployment is done, it has no rights after.',
        privateKeySetting('DEPLOYER_KEY'),
      ),
      terms: DEPLOYMENT_TERMS_SETTINGS,
    },
    environment,
  );
}
