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
export { verifyDeployment } from './verify-deployment.js';
