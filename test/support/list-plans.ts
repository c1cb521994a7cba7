import type { DataSource } from 'typeorm';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

/** Rows of a table that a plan touched, kept or not. */
const touchedBy = (node: PlanNode): number =>
  ('Relation Name' in node ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0) +
  (node.Plans ?? []).reduce((sum, inner) => sum + touchedBy(inner), 0);

/** Every query of the work, with what is bound to it. */
export async function queriesOf(
  dataSource: DataSource,
  work: () => Promise<unknown>,
): Promise<readonly (readonly [string, unknown[] | undefined])[]> {
  const queries: [string, unknown[] | undefined][] = [];
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
    const heard = (sql: string, ...given: unknown[]) => {
      queries.push([sql, given[0] as unknown[] | undefined]);
      return query(sql, ...given);
    };
    return Object.assign(runner, { query: heard });
  };
  try {
    await work();
  } finally {
    dataSource.createQueryRunner = create;
  }
  return queries;
}

/** Runs every query of the work and says how many rows of tables the database touched for the one that touched most. */
export async function rowsTouched(dataSource: DataSource, work: () => Promise<unknown>): Promise<number> {
  const touched = [0];
  const queries = (await queriesOf(dataSource, work)).filter(([sql]) => !/^(START|COMMIT|ROLLBACK)/.test(sql));
  for (const [sql, parameters] of queries) {
    const [row] = await dataSource.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }[]>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
      parameters,
    );
    if (row) touched.push(touchedBy(row['QUERY PLAN'][0].Plan));
  }
  return Math.max(...touched);
}
