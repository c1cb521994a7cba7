import { jest } from '@jest/globals';
import type { ClientCredentials } from '@tallystick/api-client';
import { Command } from 'commander';
import { registerSiteCommand } from '../../apps/cli/src/site/site-command.js';

/** `tallystick site` with these arguments and this credential, in the test's own process. @returns what it printed; throws what it ends with */
export async function runSite(
  args: readonly string[],
  baseUrl: string,
  { clientId, clientSecret }: ClientCredentials,
): Promise<string> {
  const lines: string[] = [];
  const printing = ['log', 'error'] as const;
  const spies = printing.map((name) =>
    jest.spyOn(console, name).mockImplementation((line: string) => void lines.push(line)),
  );
  const before = { ...process.env };
  Object.assign(process.env, {
    TALLYSTICK_URL: baseUrl,
    TALLYSTICK_CLIENT_ID: clientId,
    TALLYSTICK_CLIENT_SECRET: clientSecret,
  });
  try {
    const program = new Command('tallystick').exitOverride().configureOutput({ writeErr: () => undefined });
    registerSiteCommand(program);
    await program.parseAsync(['site', ...args], { from: 'user' });
    return lines.join('\n');
  } finally {
    process.env = before;
    for (const spy of spies) spy.mockRestore();
  }
}
