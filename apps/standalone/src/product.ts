import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Product {
  /** The repository's folder, where `dist/` and `package.json` are. */
  readonly root: string;
  readonly version: string;
}

/** Finds the product around this file, whether it runs from its sources or from `dist/`. */
export function findProduct(): Product {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const found = packageIn(folder);
    if (found?.name === 'tallystick') return { root: folder, version: found.version };
    if (folder === dirname(folder)) throw new Error(`no tallystick package around ${import.meta.dirname}`);
  }
}

function packageIn(folder: string): { name: string; version: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string };
  } catch {
    return undefined;
  }
}

export type ServiceName = 'api' | 'worker' | 'ingest' | 'verifier' | 'blind-key' | 'gateway';

/** The built portal, which the api serves. */
export const portalDir = ({ root }: Product) => join(root, 'dist', 'web', 'portal');

/** The same entry points as in production. */
export function entryPoint({ root }: Product, service: ServiceName): string {
  return join(root, 'dist', 'apps', service, 'src', 'main.js');
}
