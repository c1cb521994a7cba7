import { existsSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ChainReader, LedgerCursor } from '@tallystick/chain';
import type { Clock } from '@tallystick/kernel';
import { DataSource } from 'typeorm';

export interface ReadinessSettings {
  readonly clockToleranceSeconds: number;
  /** When named, the file whose existence says that preparations outside this process are over. */
  readonly readyFile: string | undefined;
}

export const READINESS_CHECKS = ['database', 'chain', 'ledger', 'clock', 'preparations'] as const;

export interface ReadinessCheck {
  readonly name: (typeof READINESS_CHECKS)[number];
  readonly ok: boolean;
  readonly detail?: string;
}

/** Whether this process can do its work now; every check is made afresh and each fault is named. */
@Injectable()
export class Readiness {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly chain: ChainReader,
    private readonly settings: ReadinessSettings,
    private readonly clock: Clock,
  ) {}

  async checks(): Promise<ReadinessCheck[]> {
    return Promise.all([
      attempt('database', async () => void (await this.dataSource.query('SELECT 1'))),
      attempt('chain', async () => void (await this.chain.finalHead())),
      attempt('ledger', () => this.ledgerIsThere()),
      attempt('clock', () => this.clocksAgree()),
      attempt('preparations', () => this.preparationsAreOver()),
    ]);
  }

  private async ledgerIsThere(): Promise<void> {
    if ((await this.dataSource.manager.count(LedgerCursor)) === 0)
      throw new Error('the indexer has not read a block yet');
  }

  /** Deadlines are measured by the chain's time: if that is not ours, acts are drafted with wrong ones. */
  private async clocksAgree(): Promise<void> {
    const apartSeconds = Math.abs(this.clock.nowMs() - (await this.chain.headTime()).getTime()) / 1000;
    if (apartSeconds > this.settings.clockToleranceSeconds) {
      throw new Error(`the chain’s head and this clock are ${Math.round(apartSeconds)} s apart`);
    }
  }

  private preparationsAreOver(): Promise<void> {
    const { readyFile } = this.settings;
    return readyFile === undefined || existsSync(readyFile)
      ? Promise.resolve()
      : Promise.reject(new Error('the platform is still starting'));
  }
}

async function attempt(name: ReadinessCheck['name'], check: () => Promise<void>): Promise<ReadinessCheck> {
  try {
    await check();
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
