/** What a device says of itself. */
import type { EndpointPlace } from '../../api/types';
import { deviceName } from '../../room/core/devices';

declare const __DIEMCAU_BUILD__: string;

/** Which build of these pages runs here; empty where it was not built for a server. */
export const buildName = () => __DIEMCAU_BUILD__;

const VERSION = /(?:Edg|coc_coc_browser|Firefox|Chrome|Version)\/(\d+)/;

/** "Chrome 156, Windows". */
export function browserVersion(agent: string = navigator.userAgent): string {
  const [browser, system] = deviceName(agent).split(', ');
  const own = new RegExp(
    `${browser === 'Edge' ? 'Edg' : browser === 'Cốc Cốc' ? 'coc_coc_browser' : browser}\\/(\\d+)`,
    'i',
  );
  const version = (own.exec(agent) ?? VERSION.exec(agent))?.[1];
  return [version ? `${browser} ${version}` : browser, system].join(', ');
}

/** Where it is, by the page that it shows. */
export function placeOf(path: string): EndpointPlace {
  if (path === '/display') return 'showing';
  if (path.endsWith('/line-check')) return 'line-check';
  return /^\/meetings\/[^/]+\/(room|console|source)$/.test(path) ? 'meeting' : 'waiting';
}
