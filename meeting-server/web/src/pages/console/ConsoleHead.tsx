import { DesktopOutlined, LogoutOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AgendaNow } from '../../room/components/AgendaNow';
import type { RoomView } from '../../room/core/protocol';
import { PhaseTag } from '../../shared/PhaseTag';
import { PhaseControls } from './PhaseControls';

/** Title, phase and what moves the meeting on; the projected pages open in windows of their own. */
export function ConsoleHead(props: {
  view: RoomView;
  onOther: () => void;
  otherLabel: string;
  /** Opens the sheet of shortcuts; the reduced desk has none. */
  onHelp?: () => void;
  reduced?: boolean;
}) {
  const { view } = props;
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const here = view.sites.filter((site) => site.connected).length;
  const id = view.meeting.id;
  return (
    <header className="room-head console-head">
      <PhaseTag phase={view.phase} />
      <div className="room-head-text">
        <h1 className="room-title room-ellipsis" title={view.meeting.title}>
          {view.meeting.title}
        </h1>
        <AgendaNow view={view} warns />
      </div>
      <span className="num console-count">
        {t('connectedOf', { here, all: view.sites.length })}
      </span>
      <div className="room-row console-acts">
        {!props.reduced && <PhaseControls view={view} />}
        <Dropdown
          menu={{
            items: [
              { key: 'wall', label: t('open.wall') },
              { key: 'stage', label: t('open.stage') },
              { key: 'board', label: t('open.board') },
              { key: 'script', label: t('open.script') },
              { key: 'room', label: t('open.room') },
              { key: 'desk', label: props.otherLabel },
            ],
            onClick: ({ key }) =>
              key === 'desk' ? props.onOther() : window.open(`/meetings/${id}/${key}`, '_blank'),
          }}
        >
          <Button icon={<DesktopOutlined />}>{t('open.title')}</Button>
        </Dropdown>
        {props.onHelp && (
          <Button icon={<QuestionCircleOutlined />} onClick={props.onHelp}>
            {t('keys.open')}
          </Button>
        )}
        <Button icon={<LogoutOutlined />} onClick={() => void navigate(`/meetings/${id}`)}>
          {t('leave')}
        </Button>
      </div>
    </header>
  );
}
