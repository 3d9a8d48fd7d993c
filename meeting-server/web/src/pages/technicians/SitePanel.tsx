import { AudioOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Space, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Id, LineBoardSite, LineCheck, MeetingView } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { dayAndTime } from '../../shared/format';
import { Await, EmptyNote } from '../../shared/states';
import { HandOn } from '../line-check/HandOn';
import { LinkFigures } from '../line-check/StepRow';
import { lineChecksKey } from '../line-check/use-line-check';
import { VERDICT_COLOURS, Verdict } from '../line-check/Verdict';
import '../line-check/line-check.css';
import { Phone } from './Escalated';
import { useSettle } from './use-settle';

/** One site: what it measured, whom to call, what was before. */
export function SitePanel(props: {
  meeting: MeetingView;
  site: LineBoardSite;
  /** Null where this person calls nobody. */
  onCall: ((sites: Id[]) => void) | null;
  onClose: () => void;
}) {
  const { meeting, site, onCall } = props;
  const { t } = useTranslation('technicians');
  const key = lineChecksKey(meeting.id);
  const address = `/api/meetings/${meeting.id}/line-checks/${site.site.id}`;
  const history = useQuery({
    queryKey: [...key, site.site.id, site.last?.at],
    queryFn: () => api.get<LineCheck[]>(address),
  });
  const settle = useSettle(meeting.id);
  return (
    <Drawer open size="large" title={site.site.label} onClose={props.onClose}>
      {site.escalated && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: '1rem' }}
          title={t('escalated', {
            name: site.escalated.byName,
            at: dayAndTime(site.escalated.at),
          })}
          description={site.escalated.note}
          action={
            <Button loading={settle.isPending} onClick={() => settle.mutate(site.site.id)}>
              {t('settle')}
            </Button>
          }
        />
      )}
      <Space wrap style={{ marginBottom: '1rem' }}>
        {onCall && (
          <Button
            type="primary"
            size="large"
            icon={<AudioOutlined />}
            onClick={() => onCall([site.site.id])}
          >
            {t('talkback:call')}
          </Button>
        )}
        <Phone number={site.last?.measured.phone} large />
        {!site.escalated && <HandOn meeting={meeting.id} site={site.site.id} />}
        {meeting.me.lead && (
          <Link
            to={`/meetings/${meeting.id}/console?find=${encodeURIComponent(site.site.label.replaceAll(',', ''))}`}
          >
            <Button size="large">{t('toConsole')}</Button>
          </Link>
        )}
      </Space>
      {site.last ? (
        <>
          <Verdict check={site.last} />
          <p className="quiet">
            {dayAndTime(site.last.at)} · {site.last.byName} · {site.last.measured.deviceName}
          </p>
          <LinkFigures measured={site.last.measured} />
        </>
      ) : (
        <EmptyNote title={t('notChecked')} />
      )}
      <h3>{t('history')}</h3>
      <Await query={history} isEmpty={(list) => list.length === 0} empty={t('noHistory')}>
        {(list) => <History checks={list} />}
      </Await>
    </Drawer>
  );
}

function History({ checks }: { checks: LineCheck[] }) {
  const { t } = useTranslation('technicians');
  return (
    <Table<LineCheck>
      rowKey="at"
      size="small"
      pagination={false}
      dataSource={checks}
      columns={[
        { title: t('at'), width: '9rem', render: (_, check) => dayAndTime(check.at) },
        {
          title: t('verdict'),
          width: '8rem',
          render: (_, check) => (
            <Tag color={VERDICT_COLOURS[check.verdict]}>{t(`standing.${check.verdict}`)}</Tag>
          ),
        },
        {
          title: t('found'),
          render: (_, check) =>
            check.findings.map((finding) => finding.sentences[currentLanguage()]).join(' '),
        },
      ]}
    />
  );
}
