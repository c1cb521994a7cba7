/** One member of an EIP-712 struct, in declaration order. */
export interface Field {
  readonly name: string;
  readonly type: string;
}

/** Reads `"uint64 from, uint64 to"` as EIP-712 fields; the same notation as the Solidity struct, so that both can be compared by eye. */
export function fields(declaration: string): readonly Field[] {
  return declaration
    .trim()
    .replace(/,$/, '')
    .split(',')
    .map((member) => {
      const [type, name, ...rest] = member.trim().split(/\s+/);
      if (!type || !name || rest.length > 0) throw new Error(`not an EIP-712 member: "${member}"`);
      return { name, type };
    });
}
