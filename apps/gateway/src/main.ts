import { Logger } from '@nestjs/common';
import { processEnvironment, runService } from '@tallystick/platform';
import { readCommand } from './command-line.js';
import { enrol } from './enrolment/enrol.js';
import { readGatewaySettings } from './settings.js';
import { startSimulation } from './simulation/start-simulation.js';
import { startGateway } from './start-gateway.js';

await runService('gateway', async () => {
  const log = new Logger('gateway');
  const { entering, work } = readCommand(process.argv.slice(2));
  const settings = readGatewaySettings(processEnvironment());
  if (entering) {
    const { folder, algorithm, enrolmentPollMs: pollMs } = settings;
    await enrol({ ...entering, folder, algorithm, pollMs, log });
  }
  // Once it is let in it does its work.
  return work.kind === 'simulate' ? startSimulation(settings, work, log) : startGateway(settings, log);
});
