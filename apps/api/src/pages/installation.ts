import type { Network } from '@tallystick/act-types';
import { peopleTerms } from '@tallystick/parties/http';
import type { ApiSettings } from '../settings.js';

/** What a page knows of where it is, from the document that it came in: no later answer of the API changes what is signed for. */
export interface Installation {
  readonly network: Network;
  /** The relying party of the passkeys that act. */
  readonly rpId: string;
  /** Whether it has the demo, whose people's accounts the demo's own keys change. */
  readonly isDemo: boolean;
}

export function installationOf({ people, demo }: Pick<ApiSettings, 'people' | 'demo'>, network: Network): Installation {
  const { chainId, contracts, registrar, issuer } = network;
  const { rpId } = peopleTerms(people);
  return { network: { chainId, contracts, registrar, issuer }, rpId, isDemo: demo.doorFile !== undefined };
}

/** Where index.html wants it. */
const INSTALLATION_MARK = 'INSTALLATION_OF_THIS_PAGE';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

/** The document with the installation in it, as an attribute's text. */
export function withInstallation(document: string, installation: Installation): string {
  const text = JSON.stringify(installation).replaceAll(/[&"<>]/g, (sign) => ENTITIES[sign] ?? sign);
  return document.replace(INSTALLATION_MARK, () => text);
}
