import { decodeRlp, encodeRlp, hexlify, keccak256, type RlpStructuredData } from 'ethers';
import { EMPTY_ROOT } from './trie.js';

/** What nodes prove of a key: its value, or that there is none. Undefined when they prove nothing. */
export type Proven = { readonly value: string | null } | undefined;

const ABSENT = { value: null };
const BRANCHES = 16;
/** Reference to no node. */
const NOTHING = '0x';

/**
 * Walks down a Merkle-Patricia tree (Yellow Paper, appendix D) from its root. @param key 0x hex, hashed where the tree is a secure one
 * @param nodes from the root on, each in RLP
 */
export function provenValue(root: string, key: string, nodes: readonly string[]): Proven {
  if (root === EMPTY_ROOT) return ABSENT;
  try {
    return new Walk(nodes).from(root, key.slice(2));
  } catch {
    // What is no RLP, or no node, proves nothing.
    return undefined;
  }
}

class Walk {
  readonly #nodes: ReadonlyMap<string, string>;

  constructor(nodes: readonly string[]) {
    this.#nodes = new Map(nodes.map((node) => [keccak256(node), node]));
  }

  from(reference: RlpStructuredData, path: string): Proven {
    if (reference === NOTHING) return ABSENT;
    const node = this.#nodeAt(reference);
    if (!Array.isArray(node)) return undefined;
    const items = node as readonly RlpStructuredData[];
    if (items.length === 2) return this.#along(items, path);
    if (items.length !== BRANCHES + 1) return undefined;
    if (path === '') return leaf(items[BRANCHES]);
    return this.from(items[parseInt(path.charAt(0), 16)] ?? NOTHING, path.slice(1));
  }

  /** An extension or a leaf. */
  #along([prefix, next]: readonly RlpStructuredData[], path: string): Proven {
    const digits = hexlify(prefix as string).slice(2);
    const flag = parseInt(digits.charAt(0), 16);
    if (flag > 3) return undefined;
    const shared = digits.slice(flag % 2 === 1 ? 1 : 2);
    const isLeaf = flag >= 2;
    if (isLeaf ? path !== shared : !path.startsWith(shared)) return ABSENT;
    return isLeaf ? leaf(next) : this.from(next ?? NOTHING, path.slice(shared.length));
  }

  /** A node of less than 32 bytes stands in its parent itself. */
  #nodeAt(reference: RlpStructuredData): RlpStructuredData | undefined {
    if (Array.isArray(reference)) return encodeRlp(reference).length < 2 + 2 * 32 ? reference : undefined;
    const encoded = this.#nodes.get(reference);
    return encoded === undefined ? undefined : decodeRlp(encoded);
  }
}

function leaf(value: RlpStructuredData | undefined): Proven {
  return typeof value === 'string' ? { value: value === NOTHING ? null : value } : undefined;
}
