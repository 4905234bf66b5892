import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULES = join(ROOT, 'node_modules');

/**
 * A real browser: on Linux (x64) the one that npm installed, elsewhere the Chrome of the machine.
 * Only `--no-sandbox` is added: the package's own list of flags would switch web security off.
 * With `port`, other programs of this machine may steer it there too (the DevTools protocol).
 */
export async function openBrowser({ port, ...options }: Pick<LaunchOptions, 'handleSIGINT' | 'handleSIGTERM'> & { port?: number } = {}): Promise<Browser> {
  const args = port === undefined ? [] : [`--remote-debugging-port=${port}`];
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ ...options, channel: 'chrome', args });
  const folder = await unpackChromium();
  return chromium.launch({
    ...options, executablePath: join(folder, 'chromium'), args: ['--no-sandbox', ...args],
    // Its own fonts, so that a line breaks at the same word on every machine.
    env: { HOME: folder, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  });
}

/**
 * Unpacks the installed Chromium once and gives its folder. The package unpacks into the temporary folder and takes
 * whatever "chromium" lies there, of any version and even half written, so it is given an empty one each time; the
 * result gets its name when it is whole.
 */
async function unpackChromium(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(MODULES, '@sparticuz', 'chromium', 'package.json'), 'utf8')) as { version: string };
  const folder = join(MODULES, '.cache', 'porchlight', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(join(folder, '..'), { recursive: true });
  const aside = mkdtempSync(`${folder}-`);
  try {
    const unpack = "import packed from '@sparticuz/chromium'; await packed.executablePath();";
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], { cwd: ROOT, env: { TMPDIR: aside } });
    writeFileSync(join(aside, 'fonts.conf'), fontsOf(folder));
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Somebody else may have been quicker, and theirs is as good.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Open Sans, which comes with the package, for all that names no font of its own; the machine's fonts for the signs it lacks. */
const fontsOf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
${['system-ui', 'sans-serif'].map((family) => `  <match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit></match>`).join('\n')}
</fontconfig>
`;
