import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import {
  type AddressesKept,
  AuditRefusals,
  auditRequests,
  CLOCK,
  type RefusalLimits,
  writeAudit,
} from '@tallystick/platform';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';
import { AUDITED_ROUTES } from './audited-routes.js';

export interface AuditTerms {
  readonly addresses: AddressesKept;
  readonly refusals: RefusalLimits;
}

export const AUDIT_TERMS = Symbol('what the audit log keeps');

/** Where requests are audited that come to the api. */
@Injectable()
export class AuditDoor implements BeforeApplicationShutdown {
  private readonly refusals: AuditRefusals;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) clock: Clock,
    @Inject(AUDIT_TERMS) private readonly terms: AuditTerms,
  ) {
    this.refusals = new AuditRefusals(clock, terms.refusals, (entries) => writeAudit(dataSource.manager, entries));
  }

  /** After `seeRequests`, which gives every request its context. */
  open(fastify: FastifyInstance): void {
    auditRequests(fastify, {
      routes: AUDITED_ROUTES,
      addressesKept: this.terms.addresses,
      write: (entries) => writeAudit(this.dataSource.manager, entries),
      refused: (entry) => this.refusals.add(entry),
    });
  }

  /** The connections to the database are closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.refusals.flush({ all: true });
  }
}
