import { Logger } from '@nestjs/common';
import type { Network } from '@tallystick/act-types';
import { LogAccount } from '@tallystick/chain';
import { AnchorSchedule } from '@tallystick/telemetry/store';
import type { WorkerSettings } from './settings.js';

/** Undefined, which is said, when no account is given to anchor under. */
export function anchorScheduleOf(
  settings: WorkerSettings,
  network: Network,
  dataSource: ConstructorParameters<typeof AnchorSchedule>[0],
  provider: ConstructorParameters<typeof AnchorSchedule>[1],
): AnchorSchedule | undefined {
  const { evidenceLogKey, anchorPollMs, anchorSites, anchorDeadlineSeconds, chainFinality } = settings;
  const log = new Logger('worker');
  if (evidenceLogKey === undefined) {
    log.warn('EVIDENCE_LOG_KEY is not set: no logs of sites are anchored');
    return undefined;
  }
  const account = new LogAccount(evidenceLogKey, network);
  log.log(`Logs of sites are anchored under ${account.address}`);
  return new AnchorSchedule(dataSource, provider, {
    ...{ network, account, finality: chainFinality },
    ...{ pollMs: anchorPollMs, sitesPerBatch: anchorSites, deadlineSeconds: anchorDeadlineSeconds },
  });
}
