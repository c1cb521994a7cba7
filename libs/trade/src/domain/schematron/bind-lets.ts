import type { Node } from 'slimdom';
import type { Let } from './schema.js';
import type { XPathScope } from './xpath.js';
import { engine } from './xpath-engine.js';

/** What variables stand for at a node: values, or expressions that are put in their places. */
export interface Bindings extends XPathScope {
  readonly inlined: readonly Let[];
}

/**
 * Types whose values leave the engine and come back as they were, most particular first. Of others (dates, durations, maps) the type would be
 * lost on the way: their expressions are put in wherever the variable is used.
 */
const KEPT_TYPES = ['node()', 'xs:string', 'xs:boolean', 'xs:integer', 'xs:decimal', 'xs:double'];

const TYPE_OF = KEPT_TYPES.reduceRight(
  (otherwise, type) =>
    `if (every $item in $value satisfies $item instance of ${type}) then '${type}*' else ${otherwise}`,
  `''`,
);

/** Variables in their order, each seeing those before it. @param node what their expressions start from */
export function bindLets(lets: readonly Let[], node: Node, outer: Bindings): Bindings {
  return lets.reduce((bindings, one) => bindLet(one, node, bindings), outer);
}

function bindLet({ name, value }: Let, node: Node, outer: Bindings): Bindings {
  const expression = withInlined(value, outer);
  const others = outer.inlined.filter((one) => one.name !== name);
  const kept = keptValue(expression, node, outer);
  if (kept !== undefined) return { ...outer, inlined: others, variables: { ...outer.variables, [name]: kept } };
  // The document's own variables start from the document, wherever they are used.
  const isOfDocument = node.nodeType === node.DOCUMENT_NODE;
  const placed = isOfDocument ? `root(.) ! (${expression}\n)` : `(${expression}\n)`;
  return { ...outer, inlined: [...others, { name, value: placed }] };
}

/** An expression with the variables that it uses and that have no value of their own. */
export function withInlined(expression: string, { inlined }: Bindings): string {
  const used: Let[] = [];
  const isUsed = ({ name }: Let) => [expression, ...used.map(({ value }) => value)].some((text) => uses(text, name));
  for (const one of inlined.toReversed()) if (isUsed(one)) used.unshift(one);
  if (used.length === 0) return expression;
  return `let ${used.map(({ name, value }) => `$${name} := ${value}`).join(', ')} return (${expression}\n)`;
}

/** Undefined also when it cannot be evaluated here: whoever uses it says so. */
function keptValue(expression: string, node: Node, { variables, options, ready }: Bindings): unknown {
  try {
    const typed = `let $value := (${expression}\n) return ${TYPE_OF}`;
    const type = engine.evaluateXPathToString(ready(typed), node, null, variables, options);
    if (type === '') return undefined;
    const all = engine.evaluateXPath.ALL_RESULTS_TYPE;
    const values = engine.evaluateXPath(ready(`(${expression}\n)`), node, null, variables, all, options);
    return engine.createTypedValueFactory(type)(values, engine.domFacade);
  } catch {
    return undefined;
  }
}

function uses(text: string, name: string): boolean {
  const escaped = name.replaceAll('.', '\\.');
  return new RegExp(`\\$\\s*${escaped}(?![\\p{L}\\p{N}_.-])`, 'u').test(text);
}
