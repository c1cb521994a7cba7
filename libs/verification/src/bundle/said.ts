/** What a node was believed, as nothing in the file shows it. */
export type Said =
  | {
      readonly kind: 'never-anchored';
      readonly log: string;
      readonly root: string;
      readonly site: string;
      /** Leaves of the tree that the log anchored last. */
      readonly latestSize: bigint;
    }
  | {
      readonly kind: 'anchored';
      readonly log: string;
      readonly root: string;
      readonly treeSize: bigint;
      readonly site: string;
      readonly block: number;
      readonly since: Date;
    }
  | { readonly kind: 'latest-tree'; readonly site: string; readonly latestSize: bigint }
  /** An account of a party signed that the operator's key is the party's own. */
  | { readonly kind: 'site-key'; readonly account: string; readonly party: string; readonly site: string };
