import fs from 'node:fs';
import { aptInstall, findProgram, hasChineseFont } from './find-program.mjs';
import { Stop } from './root.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns the path of a Chromium: CHROMIUM_PATH, one in PATH, else Debian's, installed. @throws Stop with the cure. */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !fs.existsSync(named)) throw new Stop(`CHROMIUM_PATH=${named} 不存在 / does not exist`);
  const found = named || findProgram(NAMES) || ((await aptInstall(['chromium', 'fonts-noto-cjk'])) && findProgram(NAMES));
  if (!found) {
    throw new Stop(
      '浏览器测试需要 Chromium：apt-get install chromium fonts-noto-cjk，或设置 CHROMIUM_PATH / ' +
        'The browser tests need Chromium: install it or set CHROMIUM_PATH',
    );
  }
  if (!hasChineseFont()) await aptInstall(['fonts-noto-cjk']);
  return found;
}
