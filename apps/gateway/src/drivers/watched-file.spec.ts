import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FilePosition, takeLines } from './watched-file.js';

const LINES = 60;
const FILES = 20;

describe('a file that is watched', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-watched-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** All that one reader is given who goes on from where it stopped, until the last line. */
  async function readOn(path: string, last: string): Promise<string[]> {
    const texts: string[] = [];
    let position: FilePosition | undefined;
    while (texts.at(-1) !== last) {
      const { lines } = await takeLines(path, position);
      texts.push(...lines.map(({ text }) => text));
      position = lines.at(-1)?.position ?? position;
    }
    return texts;
  }

  it('is read once, however it grows while it is read', async () => {
    const wanted = Array.from({ length: LINES }, (_, line) => `line-${line}`);
    for (let file = 0; file < FILES; file += 1) {
      const path = join(folder, `${file}.csv`);
      await writeFile(path, 'line-0\n');
      const grow = async () => {
        for (const text of wanted.slice(1)) await appendFile(path, `${text}\n`);
      };
      const [read] = await Promise.all([readOn(path, `line-${LINES - 1}`), grow()]);
      expect(read).toEqual(wanted);
    }
  });
});
