import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** What becomes of a row whose key is there already, in the table or among the rows before it. */
export type WhenKnown = 'fail' | 'leave-out';

/**
 * Inserts any number of rows by one statement of one parameter, in their order. TypeORM's own insert binds every field apart, of which
 * PostgreSQL takes 65,535, and writes the statement anew for every count of rows.
 */
export async function insertRows<E extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<E>,
  rows: readonly E[],
  whenKnown: WhenKnown = 'fail',
): Promise<void> {
  if (rows.length === 0) return;
  const { tablePath, columns } = tx.connection.getMetadata(table);
  const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  const values = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.databaseName, row[column.propertyName] as unknown])),
  );
  await tx.query(
    `INSERT INTO ${tablePath} (${names})
     SELECT ${names} FROM json_populate_recordset(NULL::${tablePath}, $1)${whenKnown === 'leave-out' ? ' ON CONFLICT DO NOTHING' : ''}`,
    [JSON.stringify(values)],
  );
}
