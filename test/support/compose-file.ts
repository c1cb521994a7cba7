import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';

export const DEPLOY = resolve(import.meta.dirname, '../../deploy');

/** As far as it is looked at here. */
export interface ComposeService {
  readonly image?: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly string[];
  readonly secrets?: readonly (string | { readonly source: string; readonly target: string })[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, { readonly ipv4_address: string }>>;
  readonly ports?: readonly string[];
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly profiles?: readonly string[];
  readonly deploy?: { readonly resources: { readonly limits: { readonly memory: string; readonly cpus: string } } };
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks?: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly secrets?: Readonly<Record<string, { readonly file: string }>>;
}

const WITH_MERGE_KEYS = CORE_SCHEMA.withTags(mergeTag);

export const readCompose = (name: string): ComposeFile =>
  load(readFileSync(join(DEPLOY, name), 'utf8'), { schema: WITH_MERGE_KEYS }) as ComposeFile;

/** Names under which the service finds its secrets in /run/secrets. */
export const secretsOfService = ({ secrets = [] }: ComposeService): string[] =>
  secrets.map((secret) => (typeof secret === 'string' ? secret : secret.target));

export const networksOf = ({ networks = [] }: ComposeService): string[] =>
  Array.isArray(networks) ? [...(networks as string[])] : Object.keys(networks);

/** A setting's text as Compose hands it over: `${NAME:-otherwise}` and `${NAME:?why}` are what is given by that name. */
export const interpolated = (text: string, given: Readonly<Record<string, string>>): string =>
  text.replace(
    /\$\{(\w+)(?::[-?]([^}]*))?\}/g,
    (_, name: string, otherwise = '') => given[name] ?? (otherwise as string),
  );
