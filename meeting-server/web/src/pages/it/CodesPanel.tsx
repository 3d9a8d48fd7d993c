import { KeyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import { keys, useMeeting } from '../../api/queries';
import type { Id, MeetingSummary, UnitRef } from '../../api/types';
import { matches } from '../../shared/fold';
import { dayAndTime, dayKey, plusDays, startOfDay } from '../../shared/format';
import { Await, EmptyNote } from '../../shared/states';
import { EntryCode } from '../meeting/EntryCode';

const USABLE = ['announced', 'line-check', 'live', 'recess'];

/** Someone is on the telephone: which meeting, which site, here is the code. */
export function CodesPanel() {
  const { t } = useTranslation('it');
  const today = dayKey(Date.now());
  const search = query({ from: startOfDay(today), to: startOfDay(plusDays(today, 8)) });
  const [chosen, setChosen] = useState<Id>();
  const meetings = useQuery({
    queryKey: [...keys.meetings, 'codes', search],
    queryFn: () => api.get<MeetingSummary[]>(`/api/meetings${search}`),
  });
  return (
    <Await
      query={meetings}
      isEmpty={(list) => !list.some((meeting) => USABLE.includes(meeting.phase))}
      empty={<EmptyNote title={t('codes.none')} hint={t('codes.noneHint')} />}
    >
      {(list) => (
        <Form layout="vertical" component="div" style={{ maxWidth: '40rem' }}>
          <Form.Item label={t('codes.meeting')} htmlFor="codes-meeting">
            <Select
              id="codes-meeting"
              value={chosen}
              onChange={setChosen}
              placeholder={t('codes.chooseMeeting')}
              options={list
                .filter((meeting) => USABLE.includes(meeting.phase))
                .map((meeting) => ({
                  value: meeting.id,
                  label: `${dayAndTime(meeting.startsAt)} ${meeting.title}`,
                }))}
            />
          </Form.Item>
          {chosen && <Sites key={chosen} meetingId={chosen} />}
        </Form>
      )}
    </Await>
  );
}

function Sites({ meetingId }: { meetingId: Id }) {
  const { t } = useTranslation('it');
  const meeting = useMeeting(meetingId);
  const [site, setSite] = useState<UnitRef>();
  const [giving, setGiving] = useState(false);
  return (
    <Await query={meeting} rows={2}>
      {(view) => {
        const sites = new Map<Id, UnitRef>([[view.convener.id, view.convener]]);
        for (const each of view.invited) sites.set(each.site.id, each.site);
        return (
          <>
            <Form.Item label={t('codes.site')} htmlFor="codes-site">
              <Select
                id="codes-site"
                value={site?.id}
                placeholder={t('codes.chooseSite')}
                showSearch={{
                  filterOption: (typed, option) => matches(String(option?.label ?? ''), typed),
                }}
                options={[...sites.values()].map((each) => ({
                  value: each.id,
                  label: `${each.label} (${each.code})`,
                }))}
                onChange={(id) => setSite(sites.get(id))}
              />
            </Form.Item>
            <Button
              type="primary"
              icon={<KeyOutlined />}
              disabled={!site}
              onClick={() => setGiving(true)}
            >
              {t('codes.give')}
            </Button>
            {site && giving && (
              <EntryCode meeting={view} site={site} onClose={() => setGiving(false)} />
            )}
          </>
        );
      }}
    </Await>
  );
}
