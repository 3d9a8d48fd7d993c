import { useEffect, useRef } from 'react';

/** A level that moves, drawn outside of React since it changes with every frame. */
export function LevelBar(props: { level: () => number; label: string }) {
  const fill = useRef<HTMLSpanElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const { level } = props;
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      const now = level();
      if (fill.current) fill.current.style.transform = `scaleX(${now.toFixed(3)})`;
      bar.current?.setAttribute('aria-valuenow', String(Math.round(now * 100)));
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [level]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a meter element cannot be drawn as one bar everywhere
    <div
      ref={bar}
      className="room-level"
      role="meter"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <span ref={fill} />
    </div>
  );
}
