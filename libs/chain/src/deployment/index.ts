export { deploy, type DeployOptions } from './deploy.js';
export { deployContracts, type DeployContractsOptions } from './deploy-contracts.js';
export {
  DEPLOYED_CONTRACTS,
  type DeployedContract,
  type Deployment,
  type DeploymentTerms,
  type DepositTokenTerms,
} from './deployment.js';
export { readDeployment, writeDeployment } from './deployment-file.js';
export { DEPLOYMENT_TERMS_SETTINGS } from './terms-settings.js';
export { verifyDeployment } from './verify-deployment.js';
