import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces a file so that a reader, or a start after a power cut, sees the old content or the new, never a part of either.
 * `mode` holds from the first byte: a secret is never readable by others, not even for a moment.
 */
export async function writeAtomically(path: string, content: string, mode = 0o600): Promise<void> {
  const next = `${path}.${process.pid}.new`;
  const file = await open(next, 'w', mode);
  try {
    await file.chmod(mode);
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
  await syncFolder(dirname(path));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
