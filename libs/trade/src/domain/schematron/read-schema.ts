import type { Element } from 'slimdom';
import { readNodeTree } from '../xml/node-tree.js';
import { DEFAULT_XML_LIMITS } from '../xml/xml-limits.js';
import { readPatterns } from './read-patterns.js';
import { defaultPhase } from './read-phase.js';
import type { Schema } from './schema.js';
import { childrenNamed, refuseElements, SCHEMATRON } from './schema-elements.js';
import { SchemaFaults } from './schema-faults.js';
import { SchemaReading } from './schema-reading.js';
import { scopeOf } from './xpath.js';

export type SchemaRead = { readonly schema: Schema } | { readonly faults: readonly string[] };

/** Languages whose expressions are XPath, run as XPath 3.1. `xslt`, which is XPath 1.0, is the standard's default. */
const QUERY_BINDINGS: ReadonlySet<string> = new Set(['xslt', 'xslt2', 'xslt3', 'xpath', 'xpath2', 'xpath3', 'xpath31']);

/**
 * Reads a Schematron file (ISO/IEC 19757-3) and makes every expression in it ready, or says all that is wrong: file, line and column, and
 * what would be right.
 */
export function readSchema(file: string, bytes: Uint8Array): SchemaRead {
  const reading = readNodeTree(bytes, DEFAULT_XML_LIMITS);
  if ('refusal' in reading) {
    const { where, message } = reading.refusal;
    const [position = ''] = where.split(' ');
    return { faults: [`${[file, ...(position ? [position] : [])].join(':')}: ${message}`] };
  }
  const root = reading.tree.document.documentElement;
  if (!root) return { faults: [`${file}: no root element`] };
  const faults = new SchemaFaults(file, reading.tree.placeOf);
  const schema = schemaOf(file, root, faults);
  return schema && faults.said.length === 0 ? { schema } : { faults: faults.said };
}

function schemaOf(file: string, root: Element, faults: SchemaFaults): Schema | undefined {
  if (root.localName !== 'schema' || root.namespaceURI !== SCHEMATRON) {
    faults.add(root, `no Schematron file: its root is to be <schema> of ${SCHEMATRON}`);
    return undefined;
  }
  refuseElements(root, faults);
  const binding = root.getAttribute('queryBinding') ?? 'xslt';
  if (!QUERY_BINDINGS.has(binding.toLowerCase()))
    faults.add(root, `queryBinding "${binding}" is not supported; these are: ${[...QUERY_BINDINGS].join(', ')}`);
  if (faults.said.length > 0) return undefined;
  const namespaces = namespacesOf(root, new SchemaReading(faults, scopeOf(new Map())));
  const scope = scopeOf(namespaces);
  const reading = new SchemaReading(faults, scope);
  const phase = defaultPhase(root, reading);
  const lets = reading.lets([...childrenNamed(root, 'let'), ...phase.lets]);
  const patterns = readPatterns(root, phase.isActive, reading.withVariables(lets));
  if (faults.said.length === 0 && patterns.every(({ rules }) => rules.length === 0))
    faults.add(root, 'there is no rule in it to hold a paper to');
  return { file, scope, lets, patterns };
}

function namespacesOf(root: Element, reading: SchemaReading): ReadonlyMap<string, string> {
  return new Map(childrenNamed(root, 'ns').map((ns) => [reading.required(ns, 'prefix'), reading.required(ns, 'uri')]));
}
