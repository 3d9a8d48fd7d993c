import { type CSSProperties, useEffect, useRef } from 'react';

/** Shows one video track; never makes a sound, since sound has its own elements. */
export function MediaVideo(props: {
  track: MediaStreamTrack | null;
  label: string;
  mirrored?: boolean;
  style?: CSSProperties;
}) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = element.current;
    if (!video) return;
    video.srcObject = props.track ? new MediaStream([props.track]) : null;
    if (props.track) void video.play().catch(() => undefined);
  }, [props.track]);
  return (
    <video
      ref={element}
      className={props.mirrored ? 'room-video room-video-mirrored' : 'room-video'}
      style={props.style}
      aria-label={props.label}
      autoPlay
      playsInline
      muted
    />
  );
}
