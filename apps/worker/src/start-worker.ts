import { Logger } from '@nestjs/common';
import { EndTeller } from '@tallystick/acts';
import {
  createRpcProvider,
  type Deployment,
  FactSchedule,
  Indexer,
  LEDGER_CHANNEL,
  OUTBOX_CHANNEL,
  Relayer,
  verifyDeployment,
  workerFaultsFromText,
} from '@tallystick/chain';
import { ledgerEntities, ledgerProjectors } from '@tallystick/ledger';
import { systemClock } from '@tallystick/kernel';
import {
  AuditChain,
  AuditEntry,
  AuditKeeper,
  createDataSource,
  Notifications,
  PAPERS_CHANNEL,
  ProcessMetrics,
  type Service,
} from '@tallystick/platform';
import { NOTICES_CHANNEL, NoticeSender, StatedAnchor } from '@tallystick/telemetry/store';
import { WEBHOOKS_CHANNEL, WebhookSender } from '@tallystick/webhooks';
import { anchorScheduleOf } from './anchor-schedule.js';
import type { WorkerSettings } from './settings.js';
import { workerMetrics } from './worker-metrics.js';

/**
 * Wires the relayer, the indexer, the schedules of facts and anchors, the teller of acts that ended, the senders of notices and webhooks and the keeper of the audit log; the
 * relayer and the senders also wake when the database says that there is work for them.
 */
export async function startWorker(
  settings: WorkerSettings,
  deployment: Deployment,
  onFatal: (error: unknown) => void,
  metrics = new ProcessMetrics(),
): Promise<Service> {
  const { databaseUrl, databasePoolSize, chainRpcUrl, chainFinality, chainPollMs, relayerKeys } = settings;
  const { factPollMs, factBatch } = settings;
  const { network, startBlock } = deployment;
  const log = new Logger('worker');
  const provider = createRpcProvider({ url: chainRpcUrl, chainId: network.chainId });
  await verifyDeployment(provider, deployment);
  const dataSource = createDataSource({ url: databaseUrl, poolSize: databasePoolSize }, [
    ...ledgerEntities,
    StatedAnchor,
    AuditEntry,
    AuditChain,
  ]);
  await dataSource.initialize();
  const closeMetrics = workerMetrics(metrics, settings, { dataSource, provider });
  const faults = workerFaultsFromText(settings.faults, (line) => log.warn(line));
  const onChain = { network, finality: chainFinality, pollMs: chainPollMs, faults };
  const relayer = new Relayer(dataSource, provider, { ...onChain, privateKeys: relayerKeys });
  const indexer = new Indexer(dataSource, provider, ledgerProjectors, { ...onChain, startBlock, onFatal });
  const facts = { network, finality: chainFinality, pollMs: factPollMs, batch: factBatch };
  const schedule = new FactSchedule(dataSource, provider, facts);
  const ends = new EndTeller(dataSource, { pollMs: factPollMs });
  const anchors = anchorScheduleOf(settings, network, dataSource, provider);
  const notices = new NoticeSender(dataSource, systemClock, settings.webhooks.limits);
  const webhooks = new WebhookSender(dataSource, systemClock, settings.webhooks);
  const audit = new AuditKeeper(dataSource, settings.audit);
  const wokenBy = [
    [OUTBOX_CHANNEL, relayer],
    [LEDGER_CHANNEL, relayer, webhooks, ends],
    [NOTICES_CHANNEL, notices],
    [PAPERS_CHANNEL, webhooks],
    [WEBHOOKS_CHANNEL, webhooks],
  ] as const;
  const wakeUps = wokenBy.map(([channel, ...woken]) => {
    const wakeUp = new Notifications(databaseUrl, channel);
    for (const loop of woken) wakeUp.stream.subscribe(() => loop.poke());
    return wakeUp;
  });
  for (const wakeUp of wakeUps) await wakeUp.start();
  const loops = [relayer, indexer, schedule, ends, ...(anchors ? [anchors] : []), notices, webhooks, audit];
  for (const loop of loops) loop.start();
  return {
    close: async () => {
      await Promise.all(wakeUps.map((wakeUp) => wakeUp.stop()));
      await Promise.all(loops.map((loop) => loop.stop()));
      await closeMetrics();
      provider.destroy();
      await dataSource.destroy();
    },
  };
}
