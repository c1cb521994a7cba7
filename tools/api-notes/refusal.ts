import ts from 'typescript';
import type { Sources } from './sources.js';

/** What a refusal's class says of itself. */
export interface Refusal {
  readonly codes: readonly string[];
  readonly kinds: readonly string[];
  /** As a person is told, “…” for what differs. */
  readonly says: string;
  readonly isOAuth: boolean;
}

type Arguments = ReadonlyMap<string, ts.Expression>;
const BASE = 'DomainError';
/** Of a message that each place words for itself. */
const UNTOLD = 'The detail says what is wrong and what would be right.';

/** Whether a class is a refusal. */
export function isRefusal(sources: Sources, one: ts.ClassDeclaration): boolean {
  const parent = sources.parentOf(one);
  return parent !== undefined && (parent.name?.text === BASE || isRefusal(sources, parent));
}

/** What `new X(…)` of a refusal's class amounts to; undefined when its code is known at run time alone. */
export function refusalOf(
  sources: Sources,
  made: ts.ClassDeclaration,
  given: readonly ts.Expression[],
): Refusal | undefined {
  let [one, values, isOAuth] = [made, given, false];
  let known: Arguments = new Map();
  for (;;) {
    isOAuth ||= one.name?.text === 'OAuthRefusal';
    const own = one.members.find(ts.isConstructorDeclaration);
    if (own) {
      known = namesIn(own, values, known);
      const call = superCallOf(own);
      if (!call) return undefined;
      values = call.arguments;
    }
    const parent = sources.parentOf(one);
    if (!parent || parent.name?.text === BASE) break;
    // Of what the superclass is given, names are ours.
    values = values.map((value) => substituted(value, known));
    one = parent;
  }
  const [code, kind, says] = values.map((value) => wordsOf(value, known));
  if (!code || code.length === 0 || !kind) return undefined;
  return { codes: code, kinds: kind, says: says?.[0] ?? UNTOLD, isOAuth };
}

/** What the names in a constructor stand for: its parameters and its constants. */
function namesIn(own: ts.ConstructorDeclaration, values: readonly ts.Expression[], known: Arguments): Arguments {
  const statements = own.body?.statements ?? [];
  const constants = statements.flatMap((one) =>
    ts.isVariableStatement(one) ? [...one.declarationList.declarations] : [],
  );
  return new Map([
    ...own.parameters.flatMap((parameter, at) => named(parameter, values[at], known)),
    ...constants.flatMap((one) => named(one, undefined, known)),
  ]);
}

const named = (
  { name, initializer }: ts.ParameterDeclaration | ts.VariableDeclaration,
  value: ts.Expression | undefined,
  known: Arguments,
) => {
  const given = value ? substituted(value, known) : initializer;
  return given ? [[name.getText(), given] as const] : [];
};

const substituted = (value: ts.Expression, known: Arguments): ts.Expression =>
  (ts.isIdentifier(value) ? known.get(value.text) : undefined) ?? value;

function superCallOf(own: ts.ConstructorDeclaration): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) found = node;
    ts.forEachChild(node, look);
  };
  look(own);
  return found;
}

/** Each text that an expression may be; none of what only a run knows. */
function wordsOf(value: ts.Expression, known: Arguments): readonly string[] {
  const inner =
    ts.isAsExpression(value) || ts.isParenthesizedExpression(value) ? value.expression : substituted(value, known);
  if (ts.isStringLiteralLike(inner)) return [inner.text];
  if (ts.isConditionalExpression(inner)) return conditional(inner, known);
  if (ts.isTemplateExpression(inner)) {
    return [inner.templateSpans.reduce((text, span) => `${text}…${span.literal.text}`, inner.head.text)];
  }
  if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return [`${wordsOf(inner.left, known)[0] ?? '…'}${wordsOf(inner.right, known)[0] ?? '…'}`];
  return [];
}

function conditional(
  { condition, whenTrue, whenFalse }: ts.ConditionalExpression,
  known: Arguments,
): readonly string[] {
  if (ts.isBinaryExpression(condition) && condition.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken) {
    const [left, right] = [condition.left, condition.right].map((side) => wordsOf(side, known));
    if (left?.length === 1 && right?.length === 1) return wordsOf(left[0] === right[0] ? whenTrue : whenFalse, known);
  }
  return [...wordsOf(whenTrue, known), ...wordsOf(whenFalse, known)];
}
