/** Which browser this is, and whether it is new enough; pure, so that it can be tested by its names. */
export type BrowserName = 'chrome' | 'coccoc' | 'edge' | 'firefox' | 'safari';

/**
 * The oldest versions the client is built for (see `build.target` in vite.config.ts). Cốc Cốc's own
 * number runs six ahead of the Chromium inside it. Safari could not be tried on any machine of ours.
 */
export const OLDEST: Record<BrowserName, number> = {
  chrome: 120,
  coccoc: 126,
  edge: 120,
  firefox: 128,
  safari: 17.4,
};

export interface Browser {
  name: BrowserName;
  version: number;
}

const PATTERNS: [BrowserName, RegExp][] = [
  ['coccoc', /coc_coc_browser\/(\d+)/i],
  ['edge', /Edg(?:A|iOS)?\/(\d+)/],
  ['firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['safari', /Version\/(\d+(?:\.\d+)?).*Safari\//],
];

export function browserOf(userAgent: string): Browser | undefined {
  for (const [name, pattern] of PATTERNS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return { name, version: Number(version) };
  }
  return undefined;
}

export type BrowserVerdict = 'fine' | 'untried' | 'too-old' | 'unknown';

export function verdictOn(
  browser: Browser | undefined,
  oldest: Partial<Record<string, number | string>> = OLDEST,
): BrowserVerdict {
  if (!browser) return 'unknown';
  const least = Number(oldest[browser.name] ?? OLDEST[browser.name]);
  if (browser.version < least) return 'too-old';
  return browser.name === 'safari' ? 'untried' : 'fine';
}
