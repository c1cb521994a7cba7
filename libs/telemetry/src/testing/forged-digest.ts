import { createHash } from 'node:crypto';

const DIGEST = /"digest":"[A-Za-z0-9_-]{43}",/;

/** The file with the digest that fits it, as whoever forges one makes it: of the text, so that nothing else is put right by the way. */
export function withForgedDigest(text: string): string {
  const digest = createHash('sha256').update(text.replace(DIGEST, '')).digest('base64url');
  return text.replace(DIGEST, `"digest":"${digest}",`);
}

/** What each character of JSON belongs to: the names on the way to it, with [] for a place in a list. */
export function pathsIn(text: string): readonly string[] {
  const paths: string[] = [];
  const put = (part: string, path: string) => paths.push(...Array.from(part, () => path));
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return put(JSON.stringify(value), path);
    const isList = Array.isArray(value);
    put('{', path);
    for (const [place, [name, inner]] of Object.entries(value).entries()) {
      if (place > 0) put(',', path);
      if (!isList) put(`${JSON.stringify(name)}:`, path);
      walk(inner, isList ? `${path}[]` : path ? `${path}.${name}` : name);
    }
    return put('}', path);
  };
  walk(JSON.parse(text), '');
  return paths;
}
