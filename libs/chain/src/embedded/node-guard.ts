/**
 * Run as `node -e`, between us and anvil: it ends anvil as soon as its standard input closes, which the system does however we end,
 * `kill -9` included. It tells anvil's process id in its first line. As text, because it must run alike from sources and from the build.
 */
export const NODE_GUARD = `
const { spawn } = require('node:child_process');
const [binary, ...args] = process.argv.slice(1);
const node = spawn(binary, args, { stdio: ['ignore', 'ignore', 'inherit'], windowsHide: true });
node.once('error', (error) => { process.stderr.write(String(error.message)); process.exit(1); });
node.once('exit', (code, signal) => process.exit(signal === null ? code : 1));
process.stdin.resume();
for (const end of ['end', 'close', 'error']) process.stdin.once(end, () => node.kill('SIGKILL'));
process.stdout.on('error', () => undefined);
if (node.pid !== undefined) process.stdout.write(node.pid + '\\n');
`;
