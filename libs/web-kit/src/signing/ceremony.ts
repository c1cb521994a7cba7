import type { components } from '@tallystick/api-client/browser';
import { keyOfNewPasskey, type PasskeyRequest, possessionRequest } from '@tallystick/api-client/signing';
import type { Connection } from '../connection/connection.js';
import { asked } from '../connection/passkeys.js';
import type { SignedInPerson } from '../connection/session.js';
import type { Installation } from './installation.js';

type Schemas = components['schemas'];

/** Has the person's authenticator answer. Throws `CeremonyLeft`. */
export async function askPasskey(request: PasskeyRequest): Promise<Schemas['AuthenticationAnswer']> {
  const { allowCredentials, ...more } = request;
  const named = allowCredentials.map(({ transports, ...one }) => ({ ...one, transports: [...transports] }));
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({ ...more, allowCredentials: named });
  const credential = await asked(navigator.credentials.get({ publicKey }));
  return credential.toJSON() as Schemas['AuthenticationAnswer'];
}

/**
 * Makes a passkey on this device that its person acts with, and has it prove that they have it: what it signs names the person, the party and the key
 * as this page knows them, whatever the server says. Throws `CeremonyLeft`, `PossessionDiffers`, `ApiProblem`, `Unreachable`.
 */
export async function registerActingPasskey(
  connection: Connection,
  { network, rpId }: Installation,
  { id: person, party }: SignedInPerson,
  label: string,
): Promise<Schemas['ActingPasskeyView']> {
  const { routes } = connection;
  const options = (await connection.call(routes.POST('/v1/acting-passkeys/options'))) as unknown;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  const credential = await asked(navigator.credentials.create({ publicKey }));
  const key = keyOf(credential, network);
  const made = credential.toJSON() as Schemas['RegistrationAnswer'];
  const shown = await connection.call(routes.POST('/v1/acting-passkeys', { body: { label, passkey: made } }));
  const passkey = await askPasskey(possessionRequest(shown, network, { person, party, key }, rpId));
  const params = { params: { path: { passkey: shown.id } } };
  return connection.call(routes.POST('/v1/acting-passkeys/{passkey}/possession', { ...params, body: { passkey } }));
}

/** By the browser's own word. Throws `PossessionDiffers` for a key that is none of P-256. */
function keyOf({ response }: PublicKeyCredential, network: Installation['network']): string {
  const spki = new Uint8Array((response as AuthenticatorAttestationResponse).getPublicKey() ?? new ArrayBuffer());
  return keyOfNewPasskey(btoa(String.fromCharCode(...spki)), network).toLowerCase();
}
