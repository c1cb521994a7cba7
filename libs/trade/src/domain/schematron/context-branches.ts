/**
 * A rule's context is a pattern as in XSLT: a relative one matches wherever it stands. The branches of a union are told apart, so that one
 * which starts at the root is not looked for at every node.
 * @returns expressions to evaluate on the document; together they select what the context matches
 */
export function branchesOf(context: string): readonly string[] {
  // Rare, and right at any node, if slowly.
  if (/\(:|(^|\W)union(\W|$)/.test(context)) return [anywhere(context)];
  return alternatives(context).map((branch) => (branch.trimStart().startsWith('/') ? branch : anywhere(branch)));
}

const anywhere = (branch: string) => `/descendant-or-self::node()/(${branch}\n)`;

/** What can hide a bar that is none of the outermost: literals and brackets; `||` joins strings. */
const TOKEN = /"[^"]*"|'[^']*'|\|\||[|()[\]{}]/g;
const STEP: Readonly<Record<string, number>> = { '(': 1, '[': 1, '{': 1, ')': -1, ']': -1, '}': -1 };

function alternatives(context: string): readonly string[] {
  const bars: number[] = [];
  let depth = 0;
  for (const { 0: token, index } of context.matchAll(TOKEN)) {
    depth += STEP[token] ?? 0;
    if (token === '|' && depth === 0) bars.push(index);
  }
  return [...bars, context.length].map((end, i) => context.slice(i === 0 ? 0 : (bars[i - 1] ?? 0) + 1, end));
}
