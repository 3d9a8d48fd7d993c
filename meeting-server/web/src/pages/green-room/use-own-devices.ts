import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type DeviceChoice,
  type OpenedDevices,
  openDevices,
  rememberDevices,
  rememberedDevices,
} from '../../room/core/devices';
import { LevelMeter } from '../../room/core/level-meter';

const NOTHING: OpenedDevices = {
  camera: null,
  microphone: null,
  cameraProblem: null,
  microphoneProblem: null,
};

/** Camera and microphone of the green room, opened again whenever another one is chosen. */
export function useOwnDevices() {
  const [choice, setChoice] = useState(rememberedDevices);
  const [opened, setOpened] = useState<OpenedDevices>(NOTHING);
  const [opening, setOpening] = useState(true);
  const [round, setRound] = useState(0);
  const meter = useRef<LevelMeter | null>(null);
  const { camera, microphone, echoCancellation } = choice;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is how a person tries again
  useEffect(() => {
    let here = true;
    let got: OpenedDevices = NOTHING;
    setOpening(true);
    void openDevices({ camera, microphone, echoCancellation }).then((found) => {
      got = found;
      if (!here) return stop(found);
      meter.current = found.microphone ? new LevelMeter(found.microphone) : null;
      setOpened(found);
      setOpening(false);
    });
    return () => {
      here = false;
      meter.current?.close();
      meter.current = null;
      stop(got);
    };
  }, [camera, microphone, echoCancellation, round]);

  const choose = useCallback((next: DeviceChoice) => {
    setChoice(next);
    rememberDevices(next);
  }, []);
  const level = useCallback(() => meter.current?.level() ?? 0, []);
  return {
    ...opened,
    opening,
    choice,
    choose,
    level,
    retry: () => setRound((before) => before + 1),
    release: () => stop(opened),
  };
}

function stop(opened: OpenedDevices): void {
  opened.camera?.stop();
  opened.microphone?.stop();
}
