import { Command } from 'commander';
import { registerAuditCommand } from './audit/audit-command.js';
import { registerBackupCommand } from './backup/backup-command.js';
import { registerRestoreCommand } from './backup/restore-command.js';
import { registerDeployContractsCommand } from './deployment/deploy-contracts-command.js';
import { registerMigrateCommand } from './deployment/migrate-command.js';
import { registerCheckCommand } from './check/check-command.js';
import { registerRebuildCommand } from './rebuild/rebuild-command.js';
import { runProgram } from './run-program.js';
import { registerVerifyCommand } from './verify/verify-command.js';
import { registerSiteCommand } from './site/site-command.js';

const program = new Command('tallystick')
  .description('Checks trade papers and sensors’ evidence offline, and looks after an installation of Tallystick.')
  .showHelpAfterError()
  .helpCommand(true)
  .exitOverride();

registerCheckCommand(program);
registerVerifyCommand(program);
registerAuditCommand(program);
registerRebuildCommand(program);
registerSiteCommand(program);
registerBackupCommand(program);
registerRestoreCommand(program);
registerMigrateCommand(program);
registerDeployContractsCommand(program);

await runProgram(program);
