import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

/** A video element gives its picture and sound as a stream; TypeScript's library does not know it. */
type Capturable = HTMLVideoElement & { captureStream: () => MediaStream };

/**
 * Plays a film of the documents on this page's stage, where it can be paused and wound, and hands
 * its stream over once, when it plays. What one sees and hears here is what everyone gets.
 */
export function FilmPlayer(props: {
  film: { id: string; title: string };
  onReady: (stream: MediaStream) => Promise<void>;
  onEnd: () => void;
}) {
  const element = useRef<HTMLVideoElement>(null);
  const given = useRef(false);
  const [stage] = useState(() => document.querySelector('.room-stage') ?? document.body);
  const { t } = useTranslation('room');
  const { onReady } = props;
  useEffect(() => {
    const video = element.current as Capturable | null;
    if (!video) return;
    const playing = () => {
      if (given.current) return;
      given.current = true;
      const stream = video.captureStream();
      for (const track of stream.getVideoTracks()) track.contentHint = 'motion';
      void onReady(stream);
    };
    video.addEventListener('playing', playing);
    return () => video.removeEventListener('playing', playing);
  }, [onReady]);
  return createPortal(
    <div className="room-film">
      {/* biome-ignore lint/a11y/useMediaCaption: an office's film has no captions of its own */}
      <video
        ref={element}
        controls
        autoPlay
        aria-label={t('share.filmOf', { title: props.film.title })}
        src={`/api/documents/${props.film.id}/content`}
        onEnded={props.onEnd}
      />
    </div>,
    stage,
  );
}
