/** What Opus is asked for beyond a voice, in the lines of an SDP that say so. */

const OPUS = /^a=rtpmap:(\d+) opus\/48000\/2/gm;
/** Bit/s: music in two channels; a voice takes 40 kbit/s. */
const MUSIC_BITRATE = 128_000;

/** An answer that takes two channels: what comes in one is played as before. */
export function inStereo(sdp: string): string {
  return withParameters(sdp, (line) => (/stereo=1/.test(line) ? line : `${line};stereo=1`));
}

/** An offer upon which the browser sends music: two channels, more bits, no pauses in silence. */
export function withMusic(sdp: string): string {
  return withParameters(
    sdp,
    (_, type) =>
      `a=fmtp:${type} minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1;maxaveragebitrate=${MUSIC_BITRATE}`,
  );
}

function withParameters(sdp: string, change: (line: string, type: string) => string): string {
  const types = new Set([...sdp.matchAll(OPUS)].map((found) => found[1]));
  return sdp.replace(/^a=fmtp:(\d+) .*$/gm, (line, type: string) =>
    types.has(type) ? change(line.trimEnd(), type) + (line.endsWith('\r') ? '\r' : '') : line,
  );
}
