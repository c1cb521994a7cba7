import { type DynamicModule, Global, Module } from '@nestjs/common';
import { SettingsInvalid } from '@tallystick/platform';
import { PEOPLE_TERMS, type PeopleTerms } from '../../application/people/people-terms.js';

export type PeopleSettings = Omit<PeopleTerms, 'rpId'> & { readonly rpId: string | undefined };

/** Throws `SettingsInvalid` where a page's host is not of the domain that passkeys are bound to: no browser would make one there. */
export function peopleTerms({ rpId, ...settings }: PeopleSettings): PeopleTerms {
  const hosts = settings.origins.map((origin) => new URL(origin).hostname);
  const domain = rpId ?? hosts[0] ?? '';
  if (hosts.some((host) => host !== domain && !host.endsWith(`.${domain}`)))
    throw new SettingsInvalid([
      `SIGN_IN_RP_ID: expected the host of every one of SIGN_IN_ORIGINS, or a domain above them all`,
    ]);
  return { ...settings, rpId: domain };
}

/** Global because the guard's tokens and the people's use cases are in modules of their own. */
@Global()
@Module({})
export class PeopleTermsModule {
  static forRoot(settings: PeopleSettings): DynamicModule {
    const terms = { provide: PEOPLE_TERMS, useValue: peopleTerms(settings) };
    return { module: PeopleTermsModule, providers: [terms], exports: [terms] };
  }
}
