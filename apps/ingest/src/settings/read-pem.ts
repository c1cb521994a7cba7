import { SettingsInvalid } from '@tallystick/platform';
import { readFile } from 'node:fs/promises';

/** @throws SettingsInvalid when it cannot be read */
export async function readPem(file: string | undefined): Promise<Buffer> {
  try {
    return await readFile(file ?? '');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new SettingsInvalid([`${file}: expected a PEM file that can be read (${why})`]);
  }
}

export const readOptional = (file: string | undefined): Promise<Buffer | undefined> =>
  file === undefined ? Promise.resolve(undefined) : readPem(file);
