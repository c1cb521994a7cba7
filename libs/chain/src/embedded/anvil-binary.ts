import { createRequire } from 'node:module';
import { NodeDidNotStart } from './errors.js';

const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-amd64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-amd64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-amd64',
};

/** The executable itself, not the package's launcher: the launcher would be a process more between us and the one to end. */
export function anvilBinary(): string {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  if (platform === undefined) {
    throw new NodeDidNotStart(
      `there is no anvil for ${process.platform} on ${process.arch}; set CHAIN_RPC_URL to a node of your own`,
    );
  }
  const file = `@foundry-rs/anvil-${platform}/bin/${process.platform === 'win32' ? 'anvil.exe' : 'anvil'}`;
  try {
    return createRequire(import.meta.url).resolve(file);
  } catch {
    throw new NodeDidNotStart(`${file} is not installed; run npm ci without leaving out optional dependencies`);
  }
}
