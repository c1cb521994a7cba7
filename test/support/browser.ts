import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const require = createRequire(import.meta.url);
/** Unpacked once for every run of this version on this machine, by this user: it takes a second or two. */
const UNPACKED = join(tmpdir(), `tallystick-chromium-153-${process.getuid?.() ?? 'user'}`);

/** Not the package's own: those switch off web security and site isolation, and run everything in one process. */
const ARGUMENTS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'],
];

/** A real Chromium: `CHROMIUM=...` names one; by default it comes from npm, with the libraries and fonts that it needs, so that a machine needs none. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { CHROMIUM } = process.env;
  const found = CHROMIUM === undefined ? await fromNpm() : { executablePath: CHROMIUM };
  return chromium.launch({ headless: true, args: ARGUMENTS, ...found, ...options });
}

async function fromNpm(): Promise<Pick<LaunchOptions, 'executablePath' | 'env'>> {
  await mkdir(UNPACKED, { recursive: true, mode: 0o700 });
  const executablePath = await unpacked();
  await writeFile(join(UNPACKED, 'fonts.conf'), fontsConfiguration());
  const { LD_LIBRARY_PATH } = process.env;
  const libraries = [join(UNPACKED, 'al2023/lib'), ...(LD_LIBRARY_PATH ? [LD_LIBRARY_PATH] : [])].join(':');
  const own = { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(UNPACKED, 'fonts.conf'), TZ: 'Asia/Shanghai' };
  return { executablePath, env: { ...process.env, ...own } };
}

/** The package unpacks into the folder for temporary files, which is the whole process's: it is ours meanwhile. */
async function unpacked(): Promise<string> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = UNPACKED;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    const path = await packed.executablePath();
    await inflate(join(dirname(require.resolve('@sparticuz/chromium')), '../bin/al2023.tar.br'));
    return path;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** Latin of the package, Chinese of Noto Sans. */
function fontsConfiguration(): string {
  const chinese = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts');
  const folders = [join(UNPACKED, 'fonts/fonts'), chinese].map((folder) => `<dir>${folder}</dir>`).join('');
  return `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(UNPACKED, 'fonts-cache')}</cachedir></fontconfig>`;
}
