import type { Finding } from '../domain/finding.js';
import { readSchema } from '../domain/schematron/read-schema.js';
import { runSchemas } from '../domain/schematron/run-schema.js';
import { readNodeTree } from '../domain/xml/node-tree.js';
import { DEFAULT_XML_LIMITS } from '../domain/xml/xml-limits.js';

/** What a Schematron file finds on a paper; both have to be readable. */
export function findingsBy(schema: string, paper: string): readonly Finding[] {
  const read = readSchema('rules.sch', new TextEncoder().encode(schema));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const reading = readNodeTree(new TextEncoder().encode(paper), DEFAULT_XML_LIMITS);
  if ('refusal' in reading) throw new Error(reading.refusal.message);
  return runSchemas([read.schema], reading.tree);
}
