import { Document, type Node } from 'slimdom';
import { withExactArithmetic } from './exact-arithmetic.js';
import { refusedFunction } from './refused-functions.js';
import { type EngineOptions, engine } from './xpath-engine.js';

/** Where expressions are evaluated: the prefixes, and what the variables stand for. */
export interface XPathScope {
  readonly options: EngineOptions;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** An expression as the engine gets it. There are as many as files have, whatever papers hold. */
  readonly ready: (expression: string) => Node;
}

const MESSAGE_CHARACTERS = 200;
/** What the engine calls an error: a code of the standard's, such as `XPST0003`, and words. */
const ENGINE_ERROR = /\b([A-Z]{4}[0-9]{4})\b[:,]? ?([^\n]*)/;
const ADVICE: Readonly<Record<string, string>> = {
  XPST0003: 'this is no XPath 3.1 expression',
  XPST0008: 'declare the variable with <let>',
  XPST0017: 'the functions of XPath 3.1 are known, those of XSLT and of the file itself are not',
  XPST0081: 'declare the prefix with <ns>',
};

export function scopeOf(namespaces: ReadonlyMap<string, string>): XPathScope {
  const options: EngineOptions = {
    namespaceResolver: (prefix) => (prefix === '' ? null : (namespaces.get(prefix) ?? null)),
    // The engine would print what fn:trace is given, which is of a paper.
    logger: { trace: () => undefined },
  };
  const made = new Map<string, Node>();
  const ready = (expression: string) => {
    const syntax = made.get(expression) ?? withExactArithmetic(expression);
    made.set(expression, syntax);
    return syntax;
  };
  return { options, namespaces, variables: {}, ready };
}

/** What is wrong with an expression whatever it is evaluated on, or undefined. */
export function faultIn(expression: string, scope: XPathScope): string | undefined {
  try {
    const syntax = engine.parseScript(expression, {}, new Document());
    const refused = refusedFunction(syntax, scope.namespaces);
    if (refused) return `"${shown(expression)}": ${refused}`;
    // Made ready, with every name in it, and never run.
    engine.evaluateXPathToBoolean(
      withExactArithmetic(`if (false()) then (${expression}\n) else ()`),
      null,
      null,
      scope.variables,
      scope.options,
    );
    return undefined;
  } catch (error) {
    const { code, words } = engineError(error);
    return `"${shown(expression)}": ${words}${ADVICE[code] ? `; ${ADVICE[code]}` : ''}`;
  }
}

/** Throws what the engine throws. */
export function isTrue(expression: string, node: Node, { variables, options, ready }: XPathScope): boolean {
  return engine.evaluateXPathToBoolean(ready(expression), node, null, variables, options);
}

/** Throws what the engine throws. */
export function textOf(expression: string, node: Node, { variables, options, ready }: XPathScope): string {
  const joined = `string-join((${expression}\n) ! string(.), ' ')`;
  return engine.evaluateXPathToString(ready(joined), node, null, variables, options);
}

/** Throws what the engine throws. */
export function nodesOf(expression: string, node: Node, { variables, options, ready }: XPathScope): readonly Node[] {
  return engine.evaluateXPathToNodes(ready(expression), node, null, variables, options);
}

/** The engine's reason in one line. */
export function engineError(error: unknown): { readonly code: string; readonly words: string } {
  const message = error instanceof Error ? error.message : String(error);
  const [, code = '', words = ''] = ENGINE_ERROR.exec(message) ?? [];
  return { code, words: (code ? `${code}: ${words}` : message).slice(0, MESSAGE_CHARACTERS) };
}

function shown(expression: string): string {
  const line = expression.replace(/\s+/g, ' ').trim();
  return line.length > MESSAGE_CHARACTERS ? `${line.slice(0, MESSAGE_CHARACTERS)}...` : line;
}
