import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { FindNames } from '@tallystick/parties';
import { AuditEntry, type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { AUDIT_LIST } from './audit-list.js';

export interface NamedAuditEntry {
  readonly entry: AuditEntry;
  /** Of a person, or of a machine's credential; of what is another party's there is none. */
  readonly actorName: string | undefined;
  readonly objectName: string | undefined;
}

const NAMED_OBJECTS = ['person', 'credential'];

/** What concerns the caller's party, and nobody else's. */
@Injectable()
export class FindAudit {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly names: FindNames,
  ) {}

  /** @throws CursorInvalid */
  async page(request: ListRequest, caller: Principal): Promise<Page<NamedAuditEntry>> {
    const query = this.dataSource.createQueryBuilder(AuditEntry, 'entry');
    query.where('entry.party = :party', { party: caller.party });
    const { items, ...more } = await readList(query, AUDIT_LIST, request);
    return { ...more, items: await this.named(items, caller) };
  }

  private async named(entries: readonly AuditEntry[], caller: Principal): Promise<NamedAuditEntry[]> {
    const ids = entries.flatMap((entry) => [entry.actorId, nameableObject(entry)]).filter((id) => id !== null);
    const names = await this.names.of([...new Set(ids)], caller);
    return entries.map((entry) => ({
      entry,
      actorName: names.get(entry.actorId ?? ''),
      objectName: names.get(nameableObject(entry) ?? ''),
    }));
  }
}

const nameableObject = ({ objectKind, objectId }: AuditEntry) =>
  NAMED_OBJECTS.includes(objectKind ?? '') ? objectId : null;
