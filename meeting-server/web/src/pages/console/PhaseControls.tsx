import { Alert, App, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../room/core/clock';
import type { RoomView } from '../../room/core/protocol';
import { useCommand, useServerNow } from '../../room/hooks/room-context';

/** Start, recess, resume, close and its undoing: only what the present phase allows. */
export function PhaseControls({ view }: { view: RoomView }) {
  const { t } = useTranslation('console');
  const { modal } = App.useApp();
  const command = useCommand();
  const now = useServerNow();
  const close = () =>
    void modal.confirm({
      title: t('phase.closeTitle'),
      content: t('phase.closeHint'),
      okText: t('phase.close'),
      okButtonProps: { danger: true },
      cancelText: t('phase.notYet'),
      onOk: async () => void (await command('meeting.close')),
    });
  const undoLeft = view.undoCloseUntil
    ? Math.round((Date.parse(view.undoCloseUntil) - now) / 1000)
    : 0;
  switch (view.phase) {
    case 'announced':
      return (
        <Button type="primary" onClick={() => void command('meeting.open-line-check')}>
          {t('phase.lineCheck')}
        </Button>
      );
    case 'line-check':
      return (
        <Space>
          {view.closeSuggested && <Alert type="warning" title={t('phase.overdue')} />}
          <Button type="primary" size="large" onClick={() => void command('meeting.start')}>
            {t('phase.start')}
          </Button>
        </Space>
      );
    case 'live':
      return (
        <Space>
          {view.closeSuggested && (
            <Alert
              type="warning"
              title={t('phase.closeSuggested')}
              action={
                <Button size="small" onClick={() => void command('meeting.keep-open')}>
                  {t('phase.keepOpen')}
                </Button>
              }
            />
          )}
          <Button onClick={() => void command('meeting.recess')}>{t('phase.recess')}</Button>
          <Button danger onClick={close}>
            {t('phase.close')}
          </Button>
        </Space>
      );
    case 'recess':
      return (
        <Space>
          <Button type="primary" onClick={() => void command('meeting.resume')}>
            {t('phase.resume')}
          </Button>
          <Button danger onClick={close}>
            {t('phase.close')}
          </Button>
        </Space>
      );
    case 'closed':
      return undoLeft > 0 ? (
        <Button onClick={() => void command('meeting.undo-close')}>
          {t('phase.undoClose', { clock: clockText(undoLeft) })}
        </Button>
      ) : null;
    default:
      return null;
  }
}
