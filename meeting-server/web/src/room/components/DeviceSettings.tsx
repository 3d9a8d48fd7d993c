import { SoundOutlined } from '@ant-design/icons';
import { Button, Form, Select, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceChoice } from '../core/devices';
import { playTestTone } from '../core/test-tone';

type Kind = 'videoinput' | 'audioinput' | 'audiooutput';

/** Camera, microphone, loudspeaker, echo cancellation, how many pictures; what is chosen is remembered by the page. */
export function DeviceSettings(props: {
  choice: DeviceChoice;
  onChange: (choice: DeviceChoice) => void;
}) {
  const { choice } = props;
  const { t } = useTranslation('room');
  const devices = useDevices();
  const [playing, setPlaying] = useState(false);
  const options = (kind: Kind) =>
    devices
      .filter((device) => device.kind === kind && device.deviceId)
      .map((device, i) => ({
        value: device.deviceId,
        label: device.label || t('devices.unnamed', { number: i + 1 }),
      }));
  const select = (kind: Kind, value: string | null, change: (id: string) => void) => {
    const available = options(kind);
    const known = available.some((option) => option.value === value);
    return (
      <Select
        value={known ? value : (available[0]?.value ?? null)}
        options={available}
        placeholder={t('devices.none')}
        onChange={change}
        disabled={available.length === 0}
        popupMatchSelectWidth={false}
      />
    );
  };
  const test = async () => {
    setPlaying(true);
    await playTestTone(choice.loudspeaker).catch(() => undefined);
    setPlaying(false);
  };
  return (
    <Form layout="vertical" component="div" className="room-devices">
      <div className="room-devices-pair">
        <Form.Item label={t('devices.camera')}>
          {select('videoinput', choice.camera, (camera) => props.onChange({ ...choice, camera }))}
        </Form.Item>
        <Form.Item label={t('devices.microphone')}>
          {select('audioinput', choice.microphone, (microphone) =>
            props.onChange({ ...choice, microphone }),
          )}
        </Form.Item>
      </div>
      <Form.Item label={t('devices.loudspeaker')}>
        <div className="room-row">
          <div className="room-grow">
            {select('audiooutput', choice.loudspeaker, (loudspeaker) =>
              props.onChange({ ...choice, loudspeaker }),
            )}
          </div>
          <Button icon={<SoundOutlined />} onClick={() => void test()} loading={playing}>
            {t('devices.testTone')}
          </Button>
        </div>
      </Form.Item>
      <Choice
        label={t('devices.echo')}
        hint={t('devices.echoHint')}
        checked={choice.echoCancellation}
        onChange={(echoCancellation) => props.onChange({ ...choice, echoCancellation })}
      />
      <Choice
        label={t('devices.stageOnly')}
        hint={t('devices.stageOnlyHint')}
        checked={choice.stageOnly}
        onChange={(stageOnly) => props.onChange({ ...choice, stageOnly })}
      />
    </Form>
  );
}

/** A switch with what it is for. */
export function Choice(props: {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
    <label className="room-row">
      <Switch checked={props.checked} onChange={props.onChange} />
      <span>
        {props.label}
        <span className="room-hint">{props.hint}</span>
      </span>
    </label>
  );
}

function useDevices(): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    const media = navigator.mediaDevices;
    if (!media) return;
    let here = true;
    const read = () =>
      void media.enumerateDevices().then((found) => {
        if (here) setDevices(found);
      });
    read();
    // Names become readable once the person has allowed camera and microphone.
    const again = setInterval(read, 3000);
    media.addEventListener('devicechange', read);
    return () => {
      here = false;
      clearInterval(again);
      media.removeEventListener('devicechange', read);
    };
  }, []);
  return devices;
}
