import { ApiProblem, TallystickClient } from '@tallystick/api-client';
import { DomainError } from '@tallystick/kernel';
import { type Environment, readSettings, textSetting, urlSetting } from '@tallystick/platform';

export const CLIENT_HELP =
  '\nThe platform is named by TALLYSTICK_URL, and your credential there by TALLYSTICK_CLIENT_ID and TALLYSTICK_CLIENT_SECRET.';

/** What the platform refused, in its own words. */
export class PlatformRefused extends DomainError {
  constructor({ code, message }: ApiProblem) {
    super(code, 'conflict', message);
  }
}

/** @throws SettingsInvalid */
export function openClient(environment: Environment): TallystickClient {
  const { baseUrl, clientId, clientSecret } = readSettings(
    {
      baseUrl: urlSetting('TALLYSTICK_URL', ['http:', 'https:']),
      clientId: textSetting('TALLYSTICK_CLIENT_ID', 'the id of your API credential'),
      clientSecret: textSetting('TALLYSTICK_CLIENT_SECRET', 'the secret of your API credential'),
    },
    environment,
  );
  return new TallystickClient({ baseUrl: baseUrl.replace(/\/$/, ''), credentials: { clientId, clientSecret } });
}

/** @throws PlatformRefused */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem) throw new PlatformRefused(error);
    throw error;
  }
}
