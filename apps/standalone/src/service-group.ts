import type { ServiceProcess } from './service-process.js';

/** Whoever takes requests goes first, so that nothing is asked of one that is gone. */
const STOP_ORDER = ['gateway', 'api', 'ingest', 'worker', 'verifier', 'blind-key'];

/** The services of this installation, stopped in an order of their own, whatever the order of their start. */
export class ServiceGroup {
  private readonly services: ServiceProcess[] = [];
  private stopping = false;

  /** Starts it, unless the group is being stopped. */
  async start(service: ServiceProcess): Promise<void> {
    this.services.push(service);
    if (this.stopping) return service.stop();
    await service.start();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const inOrder = this.services.toSorted((a, b) => STOP_ORDER.indexOf(a.name) - STOP_ORDER.indexOf(b.name));
    for (const service of inOrder) await service.stop();
  }

  kill(): void {
    this.stopping = true;
    for (const service of this.services) service.kill();
  }
}
