import { PhoneOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Space, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, sentenceOf } from '../../api/client';
import type { LineBoardSite, LineCheck, MeetingView } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { dayAndTime } from '../../shared/format';
import { Await, EmptyNote } from '../../shared/states';
import { HandOn } from '../line-check/HandOn';
import { LinkFigures } from '../line-check/StepRow';
import { lineChecksKey } from '../line-check/use-line-check';
import { VERDICT_COLOURS, Verdict } from '../line-check/Verdict';
import '../line-check/line-check.css';

/** One site: what it measured, whom to call, what was before. */
export function SitePanel(props: {
  meeting: MeetingView;
  site: LineBoardSite;
  onClose: () => void;
}) {
  const { meeting, site } = props;
  const { t } = useTranslation('technicians');
  const { message } = App.useApp();
  const client = useQueryClient();
  const key = lineChecksKey(meeting.id);
  const address = `/api/meetings/${meeting.id}/line-checks/${site.site.id}`;
  const history = useQuery({
    queryKey: [...key, site.site.id, site.last?.at],
    queryFn: () => api.get<LineCheck[]>(address),
  });
  const settle = useMutation({
    mutationFn: () => api.delete<void>(`${address}/escalation`),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
    onError: (error) => void message.error(sentenceOf(error)),
  });
  const phone = site.last?.measured.phone;
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
            <Button loading={settle.isPending} onClick={() => settle.mutate()}>
              {t('settle')}
            </Button>
          }
        />
      )}
      <Space wrap style={{ marginBottom: '1rem' }}>
        {phone ? (
          <Button
            size="large"
            icon={<PhoneOutlined />}
            href={`tel:${phone.replace(/[^0-9+]/g, '')}`}
          >
            {phone}
          </Button>
        ) : (
          <span className="quiet">{t('noPhone')}</span>
        )}
        {!site.escalated && <HandOn meeting={meeting.id} site={site.site.id} />}
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
