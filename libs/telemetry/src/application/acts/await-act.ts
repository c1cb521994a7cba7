import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DomainError, type DomainErrorKind } from '@tallystick/kernel';
import { DataSource } from 'typeorm';
import { StoredSiteAct } from '../../infra/site-act.entity.js';

/** What the intake said of an act. */
export class ActRefused extends DomainError {
  constructor({ code, kind, message }: { readonly code: string; readonly kind: string; readonly message: string }) {
    super(code, kind as DomainErrorKind, message);
  }
}

export interface ActWait {
  /** How long a caller waits for the intake at most. */
  readonly waitMs: number;
}

const LOOK_MS = 25;

/**
 * Acts at alarms are carried out by the intake, which has them in memory. It does so within milliseconds when it runs; when it does not, the
 * act stands and is carried out later, and the caller is told so.
 */
@Injectable()
export class AwaitAct {
  constructor(
    private readonly wait: ActWait,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** The act, heard or, after the wait, not yet. @throws ActRefused with what the intake said */
  async run(id: string): Promise<StoredSiteAct> {
    const until = Date.now() + this.wait.waitMs;
    for (;;) {
      const act = await this.dataSource.manager.findOneByOrFail(StoredSiteAct, { id });
      if (act.refusal) throw new ActRefused(act.refusal);
      if (act.heardAt || Date.now() >= until) return act;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}
