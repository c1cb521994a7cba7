import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Platform } from '../support/platform.js';
import { tellStories } from './stories.js';

const CLI = resolve(import.meta.dirname, '../../dist/apps/cli/src/main.js');
const AUDIT_TIMEOUT_MS = 180_000;

describe('the stories, through the doors of a running platform', () => {
  let platform: Platform;
  tellStories(async () => (platform = await Platform.start()));

  it(
    'every state that the stories leave is explained by what the parties signed',
    async () => {
      const args = [CLI, 'audit', '--json', '--data-dir', platform.dataDir];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      expect(JSON.parse(stdout)).toMatchObject({ findings: [] });
    },
    AUDIT_TIMEOUT_MS,
  );
});
