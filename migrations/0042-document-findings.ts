import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How bad the worst is that was found in a paper, as a function of its findings: nothing that could come to differ from them is kept beside. Of a
 * party's many papers those with errors and warnings are few, and are what it asks for: they have an index of their own.
 */
export class DocumentFindings1700000000042 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION papers.worst_finding(findings jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE
        WHEN findings @> '[{"severity": "error"}]' THEN 'error'
        WHEN findings @> '[{"severity": "warning"}]' THEN 'warning'
        WHEN findings @> '[{"severity": "info"}]' THEN 'info'
        ELSE 'none' END`);
    for (const side of ['seller', 'buyer'])
      await db.query(
        `CREATE INDEX document_${side}_worst ON papers.document (${side}, papers.worst_finding(findings), id)`,
      );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const side of ['seller', 'buyer']) await db.query(`DROP INDEX papers.document_${side}_worst`);
    await db.query('DROP FUNCTION papers.worst_finding(jsonb)');
  }
}
