import type { Said } from '@tallystick/verification/bundle';

/** What a node was believed, as the rest of a sentence that begins with its being believed. */
export function describeSaid(said: Said): string {
  switch (said.kind) {
    case 'never-anchored': {
      const { log, root, site, latestSize } = said;
      return `that ${log} never anchored the root ${root} for ${site}; its tree there has ${latestSize} leaves`;
    }
    case 'anchored': {
      const { log, root, treeSize, site, block, since } = said;
      return `that ${log} anchored the root ${root} of ${treeSize} leaves of ${site} in block ${block}, where it stands since ${since.toISOString()}`;
    }
    case 'latest-tree':
      return `that the last tree anchored for ${said.site} has ${said.latestSize} leaves`;
    case 'site-key': {
      const { account, party, site } = said;
      return `that ${account} is the account of party ${party}, which signed that the operator's key is its own for ${site}: that this party runs the site, whoever deals with it knows`;
    }
  }
}
