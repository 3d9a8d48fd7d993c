/** The devices that a person chose, kept in this browser for the next meeting. */
export interface DeviceChoice {
  camera: string | null;
  microphone: string | null;
  loudspeaker: string | null;
  /** Off for rooms with a mixer that does its own. */
  echoCancellation: boolean;
  /** One picture and no strip, for a weak machine or line. */
  stageOnly: boolean;
}

/** What opening camera and microphone needs of the choice. */
type Inputs = Pick<DeviceChoice, 'camera' | 'microphone' | 'echoCancellation'> & {
  /** A feed from elsewhere: in high resolution, its sound as it is and in two channels. */
  feed?: boolean;
};

const KEY = 'diemcau.devices';
const NONE: DeviceChoice = {
  camera: null,
  microphone: null,
  loudspeaker: null,
  echoCancellation: true,
  stageOnly: false,
};

/** Whether camera and microphone may stay open as they are. */
export function sameInputs(one: Inputs, other: Inputs): boolean {
  return (
    one.camera === other.camera &&
    one.microphone === other.microphone &&
    one.echoCancellation === other.echoCancellation
  );
}

export function rememberedDevices(storage: Storage = localStorage): DeviceChoice {
  try {
    return { ...NONE, ...JSON.parse(storage.getItem(KEY) ?? '{}') };
  } catch {
    return NONE;
  }
}

export function rememberDevices(choice: DeviceChoice, storage: Storage = localStorage): void {
  storage.setItem(KEY, JSON.stringify(choice));
}

const DEVICE_KEY = 'diemcau.device';

/** The stable id of this browser, by which the server knows a returning device. */
export function deviceId(storage: Storage = localStorage): string {
  const known = storage.getItem(DEVICE_KEY);
  if (known) return known;
  const made = crypto.randomUUID();
  storage.setItem(DEVICE_KEY, made);
  return made;
}

/** What the other devices of the site are told about this one: browser and system, no more. */
export function deviceName(agent: string = navigator.userAgent): string {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /coc_coc/i.test(agent)
      ? 'Cốc Cốc'
      : /Firefox\//.test(agent)
        ? 'Firefox'
        : /Chrom(e|ium)\//.test(agent)
          ? 'Chrome'
          : /Safari\//.test(agent)
            ? 'Safari'
            : 'Trình duyệt';
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPad|iPhone/.test(agent)
      ? 'iPad'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : 'Linux';
  return `${browser}, ${system}`;
}

/** Why a camera or microphone could not be opened, as a key of the catalogue. */
export type DeviceProblem = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';

export function problemOf(error: unknown): DeviceProblem {
  if (!navigator.mediaDevices) return 'insecure';
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'failed';
}

export interface OpenedDevices {
  camera: MediaStreamTrack | null;
  microphone: MediaStreamTrack | null;
  cameraProblem: DeviceProblem | null;
  microphoneProblem: DeviceProblem | null;
}

/** Opens camera and microphone each on its own, so that a missing one does not cost the other. */
export async function openDevices(choice: Inputs): Promise<OpenedDevices> {
  const [camera, microphone] = await Promise.all([
    openTrack({ video: cameraConstraints(choice) }),
    openTrack({ audio: microphoneConstraints(choice) }),
  ]);
  return {
    camera: camera.track,
    microphone: microphone.track,
    cameraProblem: camera.problem,
    microphoneProblem: microphone.problem,
  };
}

/** The microphone alone, as a track of its own beside any other that is open. */
export async function openMicrophone(
  choice: Pick<Inputs, 'microphone' | 'echoCancellation'>,
): Promise<MediaStreamTrack | null> {
  return (await openTrack({ audio: microphoneConstraints({ ...choice, camera: null }) })).track;
}

function cameraConstraints(choice: Inputs): MediaTrackConstraints {
  return {
    width: { ideal: choice.feed ? 1920 : 1280 },
    height: { ideal: choice.feed ? 1080 : 720 },
    frameRate: { ideal: 25, max: 30 },
    ...(choice.camera ? { deviceId: { ideal: choice.camera } } : {}),
  };
}

function microphoneConstraints(choice: Inputs): MediaTrackConstraints {
  const processed = choice.echoCancellation && !choice.feed;
  return {
    echoCancellation: processed,
    noiseSuppression: processed,
    autoGainControl: processed,
    ...(choice.feed ? { channelCount: { ideal: 2 } } : {}),
    ...(choice.microphone ? { deviceId: { ideal: choice.microphone } } : {}),
  };
}

async function openTrack(
  constraints: MediaStreamConstraints,
): Promise<{ track: MediaStreamTrack | null; problem: DeviceProblem | null }> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    return { track: stream.getTracks()[0] ?? null, problem: null };
  } catch (error) {
    return { track: null, problem: problemOf(error) };
  }
}

/** A screen that the person picks, with the system's sound where the browser gives it; null for none. */
export async function captureScreen(): Promise<MediaStream | null> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { max: 15 } },
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
    for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
    return stream;
  } catch {
    return null;
  }
}
