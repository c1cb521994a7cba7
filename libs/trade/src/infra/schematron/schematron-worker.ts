/** The thread in which papers are held to Schematron files: told them once, it answers each paper's bytes with findings. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Finding } from '../../domain/finding.js';
import { readSchema } from '../../domain/schematron/read-schema.js';
import { runSchemas } from '../../domain/schematron/run-schema.js';
import type { Schema } from '../../domain/schematron/schema.js';
import { readNodeTree } from '../../domain/xml/node-tree.js';
import { WIDEST_PAPER_LIMITS } from '../../papers/paper-limits.js';
import type { RuleFile } from './rule-files.js';

const schemas = (workerData as readonly RuleFile[]).map(({ file, bytes }): Schema => {
  const read = readSchema(file, bytes);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.schema;
});

parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(findingsOn(bytes)));
parentPort?.postMessage([]);

function findingsOn(bytes: Uint8Array): readonly Finding[] {
  const reading = readNodeTree(bytes, WIDEST_PAPER_LIMITS);
  return 'refusal' in reading ? [reading.refusal] : runSchemas(schemas, reading.tree);
}
