import { readFileSync } from 'node:fs';
import type { Environment } from './setting.js';

const SECRET_NAMES = /(^|_)(DATABASE(_OWNER)?_URL|KEYS?|TOKEN|SECRET|SEED|PASSWORD|OTLP_HEADERS)$/;
const PUBLIC_NAMES = /(^|_)PUBLIC_KEY$/;
/** After a secret's name: the file that holds it, as container platforms hand secrets over. */
const FILE = '_FILE';

/** Whether the variable's value must not be seen. */
export const isSecret = (variable: string): boolean => SECRET_NAMES.test(variable) && !PUBLIC_NAMES.test(variable);

/**
 * A variable's text; a secret may also be in the file that the variable of its name and `_FILE` names, without the line's end after it.
 * Undefined when neither is set. @throws Error that says what would be right, when both are or the file cannot be read
 */
export function textOf(variable: string, environment: Environment): string | undefined {
  const text = environment[variable] === '' ? undefined : environment[variable];
  const file = isSecret(variable) ? environment[`${variable}${FILE}`] : undefined;
  if (file === undefined || file === '') return text;
  if (text !== undefined) throw new Error(`expected it, or ${variable}${FILE}, and not both`);
  const content = contentOf(file, `${variable}${FILE}`).replace(/\r?\n$/, '');
  if (content === '') throw new Error(`expected a secret in the file of ${variable}${FILE}, which is empty`);
  return content;
}

function contentOf(file: string, variable: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new Error(`expected in ${variable} the path of a file that can be read (${why})`, { cause: error });
  }
}

/** The environment with what secrets' files hold in its place. What is at fault is left out: who reads the settings tells it. */
export function withSecretsOfFiles(environment: Environment): Environment {
  const named = Object.keys(environment).flatMap((name) => {
    const variable = name.slice(0, -FILE.length);
    return name.endsWith(FILE) && isSecret(variable) ? [variable] : [];
  });
  const read = named.flatMap((variable): [string, string | undefined][] => {
    try {
      return [[variable, textOf(variable, environment)]];
    } catch {
      return [];
    }
  });
  return { ...environment, ...Object.fromEntries(read) };
}
