import { DatePicker, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import { MEETING_FORMS, MEETING_TYPES, type MeetingForm, type MeetingType } from '../../api/types';
import { fromPicker, toPicker } from '../../shared/format';
import type { UnitTree } from '../../shared/unitTree';
import { withoutConvener } from './invitation';
import { conveningUnits } from './PlannerPage';
import type { Plan } from './plan';

interface Props {
  plan: Plan;
  tree: UnitTree;
  change: (part: Partial<Plan>) => void;
  /** A saved meeting keeps its convening unit. */
  locked: boolean;
}

export function WhatAndWhen({ plan, tree, change, locked }: Props) {
  const { t } = useTranslation('planner');
  const me = useMe();
  const mine = me.data ? conveningUnits(me.data) : [];
  const conveners = [...new Set([plan.convenerId, ...mine])];
  return (
    <section className="planner-part">
      <h2>{t('what.title')}</h2>
      <Form layout="vertical" component="div" className="planner-fields">
        <Form.Item label={t('what.name')} className="is-wide" htmlFor="plan-title">
          <Input
            id="plan-title"
            value={plan.title}
            maxLength={200}
            placeholder={t('what.namePlaceholder')}
            onChange={(event) => change({ title: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('what.type')} htmlFor="plan-type">
          <Select<MeetingType>
            id="plan-type"
            value={plan.type}
            onChange={(type) => change({ type })}
            options={MEETING_TYPES.map((type) => ({
              value: type,
              label: t(`common:type.${type}`),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('what.form')}>
          <Segmented<MeetingForm>
            value={plan.form}
            aria-label={t('what.form')}
            onChange={(form) => change({ form })}
            options={MEETING_FORMS.map((form) => ({
              value: form,
              label: t(`common:form.${form}`),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('what.starts')} htmlFor="plan-starts">
          <DatePicker
            id="plan-starts"
            value={toPicker(plan.startsAt)}
            showTime={{ format: 'HH:mm', minuteStep: 5 }}
            format="HH:mm DD/MM/YYYY"
            allowClear={false}
            style={{ width: '100%' }}
            onChange={(at) => at && change({ startsAt: fromPicker(at) })}
          />
        </Form.Item>
        <Form.Item label={t('what.length')} htmlFor="plan-length">
          <InputNumber
            id="plan-length"
            value={plan.plannedMinutes}
            min={5}
            max={720}
            step={15}
            precision={0}
            suffix={t('minutes')}
            style={{ width: '100%' }}
            onChange={(minutes) => minutes && change({ plannedMinutes: minutes })}
          />
        </Form.Item>
        <Form.Item label={t('what.convener')} className="is-wide" htmlFor="plan-convener">
          <Select
            id="plan-convener"
            value={plan.convenerId}
            disabled={locked || conveners.length < 2}
            options={conveners.map((id) => ({ value: id, label: tree.label(id) }))}
            onChange={(convenerId) =>
              change({ convenerId, invitation: withoutConvener(plan.invitation, convenerId) })
            }
          />
        </Form.Item>
        <Form.Item
          label={t('what.composition')}
          className="is-wide"
          htmlFor="plan-composition"
          extra={t('what.compositionHint')}
        >
          <Input.TextArea
            id="plan-composition"
            value={plan.requiredComposition}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder={t('what.compositionPlaceholder')}
            onChange={(event) => change({ requiredComposition: event.target.value })}
          />
        </Form.Item>
      </Form>
    </section>
  );
}
