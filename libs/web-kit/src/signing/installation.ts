import type { Network } from '@tallystick/act-types';

/** Where this page is, by the document that it came in. */
export interface Installation {
  readonly network: Network;
  /** The relying party of the passkeys that act. */
  readonly rpId: string;
  /** Whether the demo's own keys change the accounts of its people. */
  readonly isDemo: boolean;
}

/** The document does not say on which network the page is, so nothing is signed on it. */
export class InstallationUnknown extends Error {
  constructor(cause?: unknown) {
    super('the page was not told on which network it is', { cause });
    this.name = 'InstallationUnknown';
  }
}

/** @param text what the document's meta element holds. Throws `InstallationUnknown`. */
export function parseInstallation(text: string | null | undefined): Installation {
  try {
    const { network, rpId, isDemo } = JSON.parse(text ?? '') as Installation;
    if (!/^[0-9]+$/.test(network.chainId) || rpId === '') throw new Error('it is none');
    const contracts = Object.freeze({ ...network.contracts });
    return Object.freeze({ network: Object.freeze({ ...network, contracts }), rpId, isDemo });
  } catch (error) {
    throw new InstallationUnknown(error);
  }
}

let known: Installation | undefined;

/** Read once, from what came with the page's own code: whatever the API answers later, what is signed for is this network. Throws `InstallationUnknown`. */
export function installation(): Installation {
  const meta = document.querySelector('meta[name="tallystick-installation"]');
  known ??= parseInstallation(meta?.getAttribute('content'));
  return known;
}
