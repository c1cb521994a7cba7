import { ViewColumn, ViewEntity } from 'typeorm';

/** The total length of the live fragments drawn on a programme or locked for it: derived, never kept, so that it cannot drift from them. */
@ViewEntity({ schema: 'ledger', name: 'programme_outstanding', synchronize: false })
export class ProgrammeOutstanding {
  @ViewColumn()
  programme!: string;

  @ViewColumn({ name: 'limit_minor' })
  limitMinor!: string;

  @ViewColumn({ name: 'outstanding_minor' })
  outstandingMinor!: string;
}
