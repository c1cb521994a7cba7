import { Logger } from '@nestjs/common';
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
 * Wires the relayer, the indexer, the schedules of facts and anchors, the senders of notices and webhooks and the keeper of the audit log; the relayer and the senders also wake when
 * the database says that there is work for them.
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
  const anchors = anchorScheduleOf(settings, network, dataSource, provider);
  const wakeUps = [OUTBOX_CHANNEL, LEDGER_CHANNEL].map((channel) => new Notifications(databaseUrl, channel));
  for (const wakeUp of wakeUps) {
    wakeUp.stream.subscribe(() => relayer.poke());
    await wakeUp.start();
  }
  const notices = new NoticeSender(dataSource, systemClock, settings.webhooks.limits);
  const webhooks = new WebhookSender(dataSource, systemClock, settings.webhooks);
  const audit = new AuditKeeper(dataSource, settings.audit);
  const [noticed, ...news] = [NOTICES_CHANNEL, PAPERS_CHANNEL, LEDGER_CHANNEL, WEBHOOKS_CHANNEL].map(
    (channel) => new Notifications(databaseUrl, channel),
  );
  noticed?.stream.subscribe(() => notices.poke());
  for (const told of news) told.stream.subscribe(() => webhooks.poke());
  const listening = [...wakeUps, ...(noticed ? [noticed] : []), ...news];
  for (const told of listening.slice(wakeUps.length)) await told.start();
  relayer.start();
  indexer.start();
  schedule.start();
  anchors?.start();
  notices.start();
  webhooks.start();
  audit.start();
  return {
    close: async () => {
      await Promise.all(listening.map((told) => told.stop()));
      await Promise.all([
        relayer.stop(),
        indexer.stop(),
        schedule.stop(),
        anchors?.stop(),
        notices.stop(),
        webhooks.stop(),
        audit.stop(),
      ]);
      await closeMetrics();
      provider.destroy();
      await dataSource.destroy();
    },
  };
}
