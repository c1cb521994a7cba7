import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real papers by others, which a workplace may keep beside the repository; they are never part of it. */
const XRECHNUNG = fileURLToPath(new URL('../../../../../shared/samples/xrechnung/', import.meta.url));

/** The folder, and the names of its files up to `_ubl.xml` and `_uncefact.xml`; without the folder none, and the console says so. */
export function xrechnungSamples(): { readonly folder: string; readonly names: readonly string[] } {
  if (!existsSync(XRECHNUNG)) {
    console.info('real EN 16931 invoices are not read: there is no ../shared/samples/xrechnung beside the repository');
    return { folder: XRECHNUNG, names: [] };
  }
  const names = readdirSync(XRECHNUNG).flatMap((file) => /^(.*)_ubl\.xml$/.exec(file)?.[1] ?? []);
  return { folder: XRECHNUNG, names: names.sort() };
}
