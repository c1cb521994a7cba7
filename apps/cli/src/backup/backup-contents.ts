import type { EntryHeader, TableHeader } from '@tallystick/platform/backup';

/** The schema `ledger` is not among them: it is derived from the chain, and the first start makes it again. */
export const SCHEMAS = ['papers', 'chain', 'telemetry'];

/**
 * What of a data folder is not a backup's: the database's files, which come as rows, the node's, which it makes again from its journal, what
 * is true only while it runs, and what a gateway keeps, which in life is at the warehouse.
 */
const LEFT_OUT = /^(postgres(\.json|\..*)?|engine-.*|chain|gateway|logs|run|lock(\..*)?|restoring\.json|.*\.new)$/;
export const isLeftOut = (name: string): boolean => LEFT_OUT.test(name);

/** The first entry: what made the backup. */
export interface BackupHeader extends EntryHeader {
  readonly kind: 'backup';
  /** ISO 8601. */
  readonly takenAt: string;
  /** The data folder's `VERSION`. */
  readonly version: {
    readonly product: string;
    readonly layout: number;
    readonly productVersion: string;
    readonly postgresMajor: string;
  };
  /** That had run in its database, in their order. */
  readonly migrations: readonly string[];
  /** YYYYMMDD, of which telemetry has partitions. */
  readonly days: readonly string[];
}

/** The intake makes both of a day's tables at once. */
export function daysOf(tables: readonly TableHeader[]): string[] {
  return tables.flatMap(({ schema, name }) => {
    const [, day] = /^evidence_([0-9]{8})$/.exec(name) ?? [];
    return schema === 'telemetry' && day !== undefined ? [day] : [];
  });
}
