import { expect, test } from 'vitest';
import { inStereo, withMusic } from '../opus';

const SDP = [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate=40000',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
  '',
].join('\r\n');

test('an answer takes two channels and leaves the rest as it is', () => {
  const stereo = inStereo(SDP);
  expect(stereo).toContain('usedtx=1;maxaveragebitrate=40000;stereo=1\r\n');
  expect(stereo).toContain('a=fmtp:63 111/111\r\n');
  expect(inStereo(stereo)).toBe(stereo);
});

test('music has two channels, more bits and no pauses', () => {
  const music = withMusic(SDP);
  expect(music).toContain('stereo=1;sprop-stereo=1;maxaveragebitrate=128000\r\n');
  expect(music).not.toContain('usedtx');
  expect(music).toContain('a=fmtp:63 111/111\r\n');
});
