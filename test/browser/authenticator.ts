import type { CDPSession, Page } from 'playwright-core';

export interface PlayedDevice {
  readonly devtools: CDPSession;
  readonly authenticatorId: string;
}

/** A device that makes passkeys and asks its user, played by Chromium itself. */
export async function addAuthenticator(page: Page): Promise<PlayedDevice> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return { devtools, authenticatorId };
}
