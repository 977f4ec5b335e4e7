import { findOnPath, isExecutable } from './executables.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const HOW_TO_GET_IT =
  'The browser tests need Chromium: apt-get install chromium, brew install chromium, or set CHROMIUM_PATH';

/**
 * The Chromium of this machine; `CHROMIUM_PATH` chooses another one.
 *
 * @returns {string}
 * @throws when there is none, with the way to get it.
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  const found = chosen
    ? isExecutable(chosen) && chosen
    : NAMES.map(findOnPath).find(Boolean) ?? APPLICATIONS.find(isExecutable);
  if (!found) {
    throw new Error(HOW_TO_GET_IT);
  }
  return found;
}
