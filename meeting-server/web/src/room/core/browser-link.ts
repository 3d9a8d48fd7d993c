import type { LinkDeps } from './media-link';
import type { SocketLike } from './signalling-client';

/** A link's connection and channel as the browser makes them. */
export const browserLink: LinkDeps = {
  newPeer: (iceServers) => new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers }),
  openSocket: (url) => new WebSocket(url) as unknown as SocketLike,
  channelUrl: socketUrl,
};

/** Of a path on this server; a whole address stays as it is. */
export function socketUrl(path: string): string {
  if (/^wss?:/.test(path)) return path;
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`;
}
