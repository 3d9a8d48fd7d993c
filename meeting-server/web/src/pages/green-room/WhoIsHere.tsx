import { CheckOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, isRefused, sentenceOf } from '../../api/client';
import { postCommand } from '../../api/postCommand';
import type { LastList, MeetingView } from '../../api/types';
import type { Person, RoomView } from '../../room/core/protocol';
import { siteOf } from '../../room/core/stage';
import { day } from '../../shared/format';
import { useUnitLabels } from './use-unit-labels';

interface Attendee extends Person {
  key: string;
  here: boolean;
}

function isListed(person: Attendee): boolean {
  return person.key.startsWith('known-');
}

function isProposed(person: Attendee): boolean {
  return person.key.startsWith('last-');
}

/** Who is at the site: what it gave before, ticked, with who chairs; the roll call confirms it. */
export function WhoIsHere(props: {
  meeting: MeetingView;
  /** Set to what sends the list; the page calls it before it enters. */
  prepare: RefObject<(() => Promise<boolean>) | null>;
}) {
  const { meeting, prepare } = props;
  const { t } = useTranslation('green-room');
  const { message } = App.useApp();
  const labels = useUnitLabels();
  const site = meeting.me.site?.id ?? null;
  const room = useQuery({
    queryKey: ['room', meeting.id, 'green'],
    queryFn: () => api.get<RoomView>(`/api/rooms/${meeting.id}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const state = room.data ? siteOf(room.data, site) : null;
  const nothingSaid =
    state?.rollCall.state === 'none' && (state.rollCall.people ?? []).length === 0;
  const last = useQuery({
    queryKey: ['room', meeting.id, 'last-list', site],
    queryFn: async () =>
      (await api.get<LastList | undefined>(`/api/rooms/${meeting.id}/sites/${site}/last-list`)) ??
      null,
    enabled: nothingSaid,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const attending = state?.attending ?? (site ? [site] : []);
  const [people, setPeople] = useState<Attendee[]>([]);
  const [chair, setChair] = useState<string | null>(null);
  const [others, setOthers] = useState(0);

  useEffect(() => {
    if (!state) return;
    const known = state.rollCall.people ?? [];
    const listed = known.map((person, i) => ({ ...person, key: `known-${i}`, here: true }));
    // whoever was added while the list was still on its way stays
    setPeople((before) => [...listed, ...before.filter((person) => !isListed(person))]);
    setChair(state.rollCall.chair);
    setOthers(Math.max(0, state.rollCall.headcount - known.length));
  }, [state]);

  // proposed, not claimed: nobody is present before somebody at the site says so
  useEffect(() => {
    if (!last.data) return;
    const proposed = last.data.people.map((person, i) => ({
      ...person,
      key: `last-${i}`,
      here: false,
    }));
    setPeople((before) => [...proposed, ...before.filter((person) => !isProposed(person))]);
    setChair((before) => before ?? (last.data?.chair || null));
  }, [last.data]);

  const proposed = people.filter(isProposed);
  const here = people.filter((person) => person.here && person.name.trim());
  const headcount = here.length + others;
  useEffect(() => {
    prepare.current = async () => {
      if (!site || room.isError) return true;
      try {
        await postCommand(meeting.id, 'roll-call.prepare', {
          site,
          chair: here.find((person) => person.name === chair)?.name ?? null,
          people: here.map(({ unit, name, position, composition }) => ({
            unit,
            name: name.trim(),
            position: position.trim(),
            composition: composition ?? 'right',
          })),
          headcount,
        });
        return true;
      } catch (error) {
        // The roll call has this site's answer already: who comes back goes in with it.
        if (isRefused(error, 'room.already-answered')) return true;
        void message.warning(sentenceOf(error), 6);
        return false;
      }
    };
  });

  const change = (key: string, edit: Partial<Attendee>) =>
    setPeople((before) =>
      before.map((person) => (person.key === key ? { ...person, ...edit } : person)),
    );
  const add = () =>
    setPeople((before) => [
      ...before,
      {
        key: crypto.randomUUID(),
        here: true,
        unit: attending[0] ?? '',
        name: '',
        position: '',
        composition: 'right',
      },
    ]);
  if (!site) return null;
  return (
    <section className="green-room-people" aria-labelledby="green-people">
      <h2 id="green-people">{t('people.title')}</h2>
      {room.isError && <Alert type="info" showIcon title={sentenceOf(room.error)} />}
      <p className="room-hint">
        {proposed.length > 0 && last.data
          ? t('people.proposed', { meeting: last.data.title, day: day(last.data.startsAt) })
          : people.length === 0
            ? t('people.empty')
            : t('people.hint')}
        {meeting.requiredComposition && (
          <> {t('people.required', { composition: meeting.requiredComposition })}</>
        )}
      </p>
      {proposed.some((person) => !person.here) && (
        <Button
          type="primary"
          ghost
          icon={<CheckOutlined />}
          onClick={() =>
            setPeople(
              people.map((person) => (isProposed(person) ? { ...person, here: true } : person)),
            )
          }
        >
          {t('people.asLastTime', { count: proposed.length })}
        </Button>
      )}
      <Radio.Group
        value={chair}
        onChange={(event) => setChair(event.target.value as string)}
        className="green-room-list"
        aria-label={t('people.chair')}
      >
        {people.map((person) => (
          <div key={person.key} className="green-room-person">
            <Checkbox
              checked={person.here}
              onChange={(event) => change(person.key, { here: event.target.checked })}
            >
              {t('people.here')}
            </Checkbox>
            <Input
              value={person.name}
              placeholder={t('people.name')}
              aria-label={t('people.name')}
              maxLength={120}
              onChange={(event) => {
                if (chair === person.name) setChair(event.target.value);
                change(person.key, { name: event.target.value });
              }}
            />
            <Input
              value={person.position}
              placeholder={t('people.position')}
              aria-label={t('people.position')}
              maxLength={160}
              onChange={(event) => change(person.key, { position: event.target.value })}
            />
            {attending.length > 1 && (
              <Select
                className="green-room-unit"
                value={person.unit}
                aria-label={t('people.unit')}
                onChange={(unit) => change(person.key, { unit })}
                options={attending.map((unit) => ({ value: unit, label: labels(unit) }))}
                popupMatchSelectWidth={false}
              />
            )}
            <span className="green-room-is">
              <Radio value={person.name} disabled={!person.here || !person.name.trim()}>
                {t('people.chairs')}
              </Radio>
              <Checkbox
                checked={person.composition === 'deputy'}
                onChange={(event) =>
                  change(person.key, { composition: event.target.checked ? 'deputy' : 'right' })
                }
              >
                {t('people.deputy')}
              </Checkbox>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('people.remove', { name: person.name })}
                onClick={() => setPeople(people.filter((other) => other.key !== person.key))}
              >
                {t('people.removeShort')}
              </Button>
            </span>
          </div>
        ))}
      </Radio.Group>
      <Form component="div" layout="inline">
        <Form.Item>
          <Button icon={<PlusOutlined />} onClick={add} disabled={people.length >= 60}>
            {t('people.add')}
          </Button>
        </Form.Item>
        <Form.Item label={t('people.others')}>
          <InputNumber
            min={0}
            max={2000}
            value={others}
            onChange={(value) => setOthers(Number(value ?? 0))}
          />
        </Form.Item>
        <Form.Item>
          <strong className="num">{t('people.total', { count: headcount })}</strong>
        </Form.Item>
      </Form>
    </section>
  );
}
