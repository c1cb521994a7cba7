import { isSecret, withSecretsOfFiles } from '../config/secret-settings.js';
import type { Environment } from '../config/settings.js';

/** What stands where a secret stood. */
export const MASK = '[secret]';

/** Shorter ones would be found in innocent words. */
const SHORTEST = 8;

/** What is a secret by its form, wherever it comes from: credentials of a request, and those within an address. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic) +[A-Za-z0-9+/=._~-]{8,}/gi, `$1 ${MASK}`],
  [/:\/\/[^\s/@:]*:[^\s@]+@/g, `://${MASK}@`],
  [/\b((?:client_secret|access_token|refresh_token|token|password|secret|code)=)[^\s&"']+/gi, `$1${MASK}`],
];

/**
 * The secrets that a process was given: by the names of their variables, and the passwords within addresses. Nothing of ours writes them; what a
 * library says of a failed connection, or a fault that repeats what it was given, might.
 */
export function secretsOf(environment: Environment): readonly string[] {
  const found = Object.entries(withSecretsOfFiles(environment)).flatMap(([name, value]) =>
    secretsIn(name, value ?? ''),
  );
  // The longest first, so that no part of it is left when a shorter one is within it.
  return [...new Set(found)].filter((one) => one.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

function secretsIn(name: string, value: string): string[] {
  const whole = isSecret(name) ? value.split(/[,\s]/) : [];
  const parts = whole.flatMap((one) => [one, one.replace(/^[^:=]*[:=]/, ''), one.replace(/^0x/, '')]);
  return [...parts, ...passwordsIn(value)];
}

function passwordsIn(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { password } = new URL(value);
  return [password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @returns a function that takes the secrets out of a text, and what looks like one */
export function maskOf(secrets: readonly string[]): (text: string) => string {
  return (text) => {
    const known = secrets.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
    return FORMS.reduce((masked, [form, instead]) => masked.replace(form, instead), known);
  };
}
