import { Logger } from '@nestjs/common';
import { processEnvironment, runService } from '@tallystick/platform';
import { readCommand } from './command-line.js';
import { enrol } from './enrolment/enrol.js';
import { readGatewaySettings } from './settings.js';
import { startSimulation } from './simulation/start-simulation.js';
import { startGateway } from './start-gateway.js';

await runService('gateway', async () => {
  const log = new Logger('gateway');
  const command = readCommand(process.argv.slice(2));
  const settings = readGatewaySettings(processEnvironment());
  if (command.kind === 'simulate') return startSimulation(settings, command, log);
  if (command.kind === 'enrol') {
    const { folder, algorithm, enrolmentPollMs: pollMs } = settings;
    await enrol({ ...command, folder, algorithm, pollMs, log });
  }
  // Once it is let in it does its work.
  return startGateway(settings, log);
});
