import { createRequire } from 'node:module';
import type { Document, Node } from 'slimdom';

/** Settings of an evaluation. */
export interface EngineOptions {
  /** The namespace of a prefix, or null. */
  readonly namespaceResolver: (prefix: string) => string | null;
  readonly logger: { readonly trace: (message: string) => void };
}

/** Of a text, or of the syntax that `parseScript` made of one. */
type Evaluate<Value> = (
  expression: string | Node,
  context: Node | null,
  facade: null,
  variables: Readonly<Record<string, unknown>>,
  options: EngineOptions,
) => Value;

/** What is used of fontoxpath. All of it throws an `Error` with a code of the standard's in its message. */
interface Engine {
  readonly evaluateXPathToBoolean: Evaluate<boolean>;
  readonly evaluateXPathToString: Evaluate<string>;
  readonly evaluateXPathToNodes: Evaluate<readonly Node[]>;
  readonly evaluateXPath: ((
    expression: string | Node,
    context: Node | null,
    facade: null,
    variables: Readonly<Record<string, unknown>>,
    resultType: number,
    options: Partial<EngineOptions>,
  ) => unknown) & { readonly ALL_RESULTS_TYPE: number };
  /** An expression's syntax as XQueryX. */
  readonly parseScript: (expression: string, options: object, factory: Document) => Node;
  /** Makes a variable's value of values of one type, such as `xs:integer*`. */
  readonly createTypedValueFactory: (type: string) => (values: unknown, facade: unknown) => unknown;
  readonly domFacade: unknown;
  readonly registerCustomXPathFunction: (
    name: { readonly namespaceURI: string; readonly localName: string },
    signature: readonly string[],
    result: string,
    run: (facade: unknown, ...values: readonly unknown[]) => unknown,
  ) => void;
}

/** Not imported: its types would declare a browser's names in every file of the house. */
export const engine = createRequire(import.meta.url)('fontoxpath') as Engine;
