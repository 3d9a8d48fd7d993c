import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, query } from '../../api/client';
import type { PersonRef } from '../../api/types';
import { useSettled } from '../../shared/useSettled';
import type { Plan } from './plan';

interface Props {
  plan: Plan;
  change: (part: Partial<Plan>) => void;
}

export function Leads({ plan, change }: Props) {
  const { t } = useTranslation('planner');
  const one = (people: PersonRef[]) => people.at(-1) ?? null;
  return (
    <section className="planner-part">
      <h2>{t('leads.title')}</h2>
      <Form layout="vertical" component="div" className="planner-fields">
        <Form.Item label={t('leads.chair')} htmlFor="plan-chair">
          <People
            id="plan-chair"
            unit={plan.convenerId}
            chosen={plan.chair ? [plan.chair] : []}
            onChange={(people) => change({ chair: one(people) })}
          />
        </Form.Item>
        <Form.Item label={t('leads.deputy')} htmlFor="plan-deputy">
          <People
            id="plan-deputy"
            unit={plan.convenerId}
            chosen={plan.deputyChair ? [plan.deputyChair] : []}
            onChange={(people) => change({ deputyChair: one(people) })}
          />
        </Form.Item>
        <Form.Item label={t('leads.secretaries')} className="is-wide" htmlFor="plan-secretaries">
          <People
            id="plan-secretaries"
            many
            unit={plan.convenerId}
            chosen={plan.secretaries}
            onChange={(secretaries) => change({ secretaries })}
          />
        </Form.Item>
      </Form>
    </section>
  );
}

interface PeopleProps {
  id: string;
  unit: string;
  many?: boolean;
  chosen: PersonRef[];
  onChange: (people: PersonRef[]) => void;
}

const described = (person: PersonRef) =>
  [person.name, person.position, person.unit.label].filter(Boolean).join(', ');

/** People found by a part of their name, on the server, with or without accents. */
function People({ id, unit, many, chosen, onChange }: PeopleProps) {
  const { t } = useTranslation('planner');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const q = useSettled(typed.trim());
  const found = useQuery({
    queryKey: ['candidates', unit, q],
    enabled: open,
    placeholderData: (before) => before,
    queryFn: () => api.get<PersonRef[]>(`/api/meetings/candidates${query({ q, unit })}`),
  });
  const known = new Map([...chosen, ...(found.data ?? [])].map((person) => [person.id, person]));
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      allowClear
      value={chosen.map((person) => person.id)}
      placeholder={t('leads.find')}
      loading={found.isFetching}
      onOpenChange={setOpen}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      notFoundContent={found.isPending ? t('common:loading') : t('leads.none')}
      options={[...known.values()].map((person) => ({
        value: person.id,
        label: described(person),
      }))}
      onChange={(ids) => {
        setTyped('');
        const people = ids.map((each) => known.get(each)).filter((each) => each !== undefined);
        onChange(many ? people : people.slice(-1));
        if (!many) setOpen(false);
      }}
      open={open}
    />
  );
}
