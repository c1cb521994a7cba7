import type { components } from '@tallystick/api-client/browser';
import type { Connection } from './connection.js';

type Answers = components['schemas'];

/** The person closed the browser's dialogue, or let it lapse. */
export class CeremonyLeft extends Error {}

/** Whether this browser can make and use passkeys here at all. */
export const takesPasskeys = (): boolean =>
  isSecureContext && 'PublicKeyCredential' in globalThis && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Signs in with a passkey of this device. Throws `CeremonyLeft`, `ApiProblem`, `Unreachable`. */
export async function signInByPasskey(connection: Connection): Promise<void> {
  const { routes, session } = connection;
  const options = (await connection.call(routes.POST('/v1/sign-in/options'))) as unknown;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  const passkey = (await asked(navigator.credentials.get({ publicKey }))).toJSON() as Answers['AuthenticationAnswer'];
  const body = { passkey, deliver: 'cookie' as const };
  session.begin((await connection.call(routes.POST('/v1/sign-in', { body }))).person);
}

/** Makes the passkey that a one-time link is for. Throws `CeremonyLeft`, `ApiProblem`, `Unreachable`. */
export async function enrolByLink(connection: Connection, code: string): Promise<void> {
  const { routes } = connection;
  const options = (await connection.call(routes.POST('/v1/enrolment/options', { body: { code } }))) as unknown;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  const passkey = (await asked(navigator.credentials.create({ publicKey }))).toJSON() as Answers['RegistrationAnswer'];
  await connection.call(routes.POST('/v1/enrolment', { body: { code, passkey } }));
}

/** What the browser's dialogue gave. Throws `CeremonyLeft`. */
export async function asked(dialogue: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await dialogue.catch((error: unknown) => {
    throw new CeremonyLeft('the dialogue was left', { cause: error });
  });
  if (credential instanceof PublicKeyCredential) return credential;
  throw new CeremonyLeft('the dialogue gave nothing');
}
