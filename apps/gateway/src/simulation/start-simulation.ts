import type { Service } from '@tallystick/platform';
import type { Simulation } from '../command-line.js';
import type { Log } from '../fault-log.js';
import { openGateway } from '../open-gateway.js';
import type { GatewaySettings } from '../settings.js';
import { START } from '@tallystick/telemetry/simulation';
import { findScenario } from './find-scenario.js';
import { readPace } from './pace.js';
import { type OnPaper, papersIntoFile, papersToParent } from './papers.js';
import { offsetOf, type Play, playSite, stayAlive } from './play-site.js';
import { readPlayedSoFar, writePlayedSoFar } from './played-so-far.js';
import { SimulatedTimeline } from './simulated-timeline.js';

/** A gateway whose sensors are a scenario's. All that they say is signed, kept and sent as a real one's is. */
export async function startSimulation(settings: GatewaySettings, command: Simulation, log: Log): Promise<Service> {
  const scenario = await findScenario(command.scenario);
  const pace = readPace(scenario, command);
  const startMs = Date.now();
  const before = await readPlayedSoFar(settings.folder, scenario.name);
  const offsetMs = before?.offsetMs ?? offsetOf(pace, startMs);
  const firstMs = before ? startMs : Math.max(START + offsetMs, startMs - pace.historyMs);
  const timeline = new SimulatedTimeline(firstMs, (at) => scenario.incident.clockOff?.(at - offsetMs) ?? 0);
  const gateway = await openGateway(settings, { timeline, log });
  const ending = new AbortController();
  const { signal } = ending;
  const play: Play = {
    ...{ scenario, pace, offsetMs, startMs, firstMs, gateway, timeline, log, signal },
    onPaper: papersOf(command.papers),
    ...(before && { playedUntilMs: before.untilMs }),
    onPlayed: (untilMs) => writePlayedSoFar(settings.folder, { scenario: scenario.name, offsetMs, untilMs }),
  };
  gateway.forwarder.start(() => log.warn('a played site takes no settings from afar'));
  log.log(`${before ? 'goes on with' : 'plays'} ${scenario.name}: ${scenario.title}`);
  const playing = playSite(play)
    .then(() => {
      if (!signal.aborted) log.log(`${scenario.name} is over`);
      return stayAlive(play);
    })
    .catch((error: unknown) => log.error(`the play failed: ${String(error)}`));
  return {
    close: async () => {
      ending.abort();
      await playing;
      await gateway.close();
    },
  };
}

function papersOf(where: string | undefined): OnPaper {
  if (where === 'parent') return papersToParent;
  return where === undefined ? () => Promise.resolve() : papersIntoFile(where);
}
