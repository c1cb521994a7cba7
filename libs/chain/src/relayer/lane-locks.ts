import type { DataSource, QueryRunner } from 'typeorm';

/** Which lanes this process has to itself for the moment; the locks go with the connection, so a fallen process holds none. */
export class LaneLocks {
  private constructor(
    private readonly connection: QueryRunner,
    readonly lanes: readonly string[],
  ) {}

  /** Takes those of the lanes that no other process is working on. */
  static async take(dataSource: DataSource, lanes: readonly string[]): Promise<LaneLocks> {
    const connection = dataSource.createQueryRunner();
    const taken: string[] = [];
    try {
      for (const lane of lanes) if (await tryLock(connection, lane)) taken.push(lane);
    } catch (error) {
      await connection.release();
      throw error;
    }
    return new LaneLocks(connection, taken);
  }

  async release(): Promise<void> {
    try {
      for (const lane of this.lanes)
        await this.connection.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [keyOf(lane)]);
    } finally {
      await this.connection.release();
    }
  }
}

async function tryLock(connection: QueryRunner, lane: string): Promise<boolean> {
  const rows = await connection.manager.query<{ held: boolean }[]>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
    [keyOf(lane)],
  );
  return rows[0]?.held === true;
}

function keyOf(lane: string): string {
  return `tallystick relayer lane ${lane}`;
}
