/** How one sending line encodes: nobody watches → not at all; else no larger than is looked at. */
export interface EncodingChoice {
  active: boolean;
  scaleResolutionDownBy: number;
  maxBitrate: number;
}

/**
 * The encoding for a wish of `maxHeight` pixels at a camera of `captureHeight` pixels. Bitrates are
 * in bit/s and bound what one commune sends up: 1.5 Mbit/s at 720 lines, twice that for a feed of 1080,
 * far less for a small tile.
 */
export function encodingFor(maxHeight: number, captureHeight: number): EncodingChoice {
  const height = Math.min(maxHeight, captureHeight);
  const maxBitrate =
    height > 720
      ? 3_000_000
      : height > 540
        ? 1_500_000
        : height > 270
          ? 600_000
          : height > 135
            ? 200_000
            : 100_000;
  return {
    active: maxHeight > 0,
    scaleResolutionDownBy: height > 0 ? Math.max(1, captureHeight / height) : 1,
    maxBitrate,
  };
}

/** Applies the bridge's wishes to one sender, one change after the other. */
export class SenderControl {
  private readonly sender: RTCRtpSender;
  private chain: Promise<void> = Promise.resolve();
  private maxHeight = Number.POSITIVE_INFINITY;

  constructor(sender: RTCRtpSender) {
    this.sender = sender;
  }

  limit(maxHeight: number): void {
    this.maxHeight = maxHeight;
    this.apply();
  }

  /** Temporal (and for VP9 spatial) layers, where the browser can send them. */
  layers(codec: string): void {
    const mode = /vp9/i.test(codec) ? 'L3T3_KEY' : /vp8/i.test(codec) ? 'L1T3' : null;
    if (mode) this.change((encoding) => ({ ...encoding, scalabilityMode: mode }));
  }

  /** Several sizes in one stream (VP9 with layers), where the browser can change to it without a negotiation. */
  severalSizes(): void {
    const codecs = globalThis.RTCRtpSender?.getCapabilities?.('video')?.codecs ?? [];
    const vp9 = codecs.find(
      (codec) => /vp9/i.test(codec.mimeType) && /profile-id=0/.test(codec.sdpFmtpLine ?? ''),
    );
    if (vp9) {
      this.change((encoding) => ({ ...encoding, codec: vp9, scalabilityMode: 'L3T3_KEY' }));
    }
  }

  apply(): void {
    const captured = this.sender.track?.getSettings().height ?? 720;
    const choice = encodingFor(this.maxHeight, captured);
    this.change((encoding) => ({ ...encoding, ...choice }));
  }

  private change(edit: (encoding: RTCRtpEncodingParameters) => RTCRtpEncodingParameters): void {
    this.chain = this.chain.then(async () => {
      const parameters = this.sender.getParameters();
      if (!parameters.encodings?.length) return;
      parameters.encodings = parameters.encodings.map(edit);
      // A browser that refuses a field (Firefox: scalabilityMode) goes on with what it had.
      await this.sender.setParameters(parameters).catch(() => undefined);
    });
  }
}
