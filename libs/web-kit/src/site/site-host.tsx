import { type ComponentType, createContext, type ReactNode, useContext } from 'react';

/** What an app lends the parts that show a site: how it names a party, how it goes from place to place, and to the page that checks without us. */
export interface SiteHost {
  readonly PartyName: ComponentType<{ readonly party: string }>;
  readonly Link: ComponentType<{ readonly to: string; readonly children: ReactNode }>;
  /** @param about what the page needs to know of what is checked; nothing is to be checked without */
  readonly VerifyLink: ComponentType<{
    readonly about: Readonly<Record<string, string>>;
    readonly children: ReactNode;
  }>;
}

const SiteHostContext = createContext<SiteHost | undefined>(undefined);

export const SiteHosted = SiteHostContext.Provider;

export function useSiteHost(): SiteHost {
  const host = useContext(SiteHostContext);
  if (!host) throw new Error('there is no host around what shows a site');
  return host;
}

/** Where things of a site are, in any app. */
export const sitePath = (site: string, ...parts: readonly string[]): string =>
  `/sites/${[site, ...parts].map(encodeURIComponent).join('/')}`;
