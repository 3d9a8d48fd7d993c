import type { LinkVerdict } from './quality';
import type { SlotContent } from './slots';

export type MediaPhase =
  | 'off'
  | 'opening'
  | 'connecting'
  | 'connected'
  | 'moving'
  | 'restarting'
  | 'failed';

export interface MediaState {
  phase: MediaPhase;
  /** Number of the offer whose lines carry media now: with another one the tracks are others. */
  offer: number | null;
  /** Why a fresh connection was last taken: the link broke, or the bridge named an unknown slot. */
  restartReason: 'link' | 'unknown-slot' | null;
  videoSlots: number;
  video: SlotContent[];
  audio: SlotContent[];
  dominantSpeaker: string | null;
  soundBlocked: boolean;
  microphoneOn: boolean;
  cameraOn: boolean;
  screenOn: boolean;
  /** False when the bridge says that nobody looks at this camera. */
  watched: boolean;
  verdict: LinkVerdict;
}

export const MEDIA_OFF: MediaState = {
  phase: 'off',
  offer: null,
  restartReason: null,
  videoSlots: 0,
  video: [],
  audio: [],
  dominantSpeaker: null,
  soundBlocked: false,
  microphoneOn: false,
  cameraOn: false,
  screenOn: false,
  watched: true,
  verdict: { quality: 'none', rtt: null, loss: null, bitrate: null, freezes: 0 },
};
