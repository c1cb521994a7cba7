import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntitySubscriberInterface, type TransactionCommitEvent } from 'typeorm';
import { currentRequest } from '../logging/request-context.js';
import { READ } from './audited-route.js';
import { entriesOfDone, writeAuditOfChange } from './write-audit.js';

/**
 * Writes what a request did into the very transaction that does it, as the last thing before that commits: neither is there without the
 * other, and no use case has to think of it. What a request is about may have to be noted before (`noteForAudit`).
 */
@Injectable()
export class AuditCommits implements EntitySubscriberInterface {
  constructor(@InjectDataSource() dataSource: DataSource) {
    dataSource.subscribers.push(this);
  }

  async beforeTransactionCommit({ manager }: TransactionCommitEvent): Promise<void> {
    const sheet = currentRequest()?.audit;
    if (!sheet || sheet.isTold || sheet.action === READ || sheet.objects === undefined) return;
    const done = entriesOfDone(sheet).filter(({ outcome }) => outcome === 'done');
    sheet.isTold = await writeAuditOfChange(manager, done);
  }

  /** Of a transaction within another that then failed as well. */
  afterTransactionRollback(): void {
    const sheet = currentRequest()?.audit;
    if (sheet) sheet.isTold = false;
  }
}
