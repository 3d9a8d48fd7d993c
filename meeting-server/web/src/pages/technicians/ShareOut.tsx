import { TeamOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber, Modal, Popconfirm, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClusterTechnician, Id, SharedOut } from '../../api/types';
import { matches } from '../../shared/fold';
import { clustersOf } from './board';
import type { ClustersOfMeeting } from './use-clusters';

const USUAL_SIZE = 20;
const SMALLEST = 5;
const LARGEST = 60;

/** Shares the sites out among technicians, on the spot; the city's IT staff alone do. */
export function ShareOut(props: { clusters: ClustersOfMeeting; shared: SharedOut; sites: number }) {
  const { clusters, shared } = props;
  const { t } = useTranslation('technicians');
  const [open, setOpen] = useState(false);
  const [size, setSize] = useState(USUAL_SIZE);
  const [technicians, setTechnicians] = useState<Id[]>([]);
  const [onlyUncovered, setOnlyUncovered] = useState(false);
  const sites = onlyUncovered ? shared.uncovered : props.sites;
  const count = clustersOf(sites, size);
  const send = () =>
    clusters.share.mutate(
      { size, technicians, onlyUncovered },
      { onSuccess: () => setOpen(false) },
    );
  return (
    <>
      <Button icon={<TeamOutlined />} onClick={() => setOpen(true)}>
        {t(shared.clusters.length > 0 ? 'share.again' : 'share.open')}
      </Button>
      {shared.clusters.length > 0 && (
        <Popconfirm
          title={t('share.clearSure')}
          okText={t('share.clear')}
          cancelText={t('common:cancel')}
          onConfirm={() => clusters.clear.mutate()}
        >
          <Button loading={clusters.clear.isPending}>{t('share.clear')}</Button>
        </Popconfirm>
      )}
      <Modal
        open={open}
        title={t('share.open')}
        okText={t('share.ok')}
        cancelText={t('common:cancel')}
        okButtonProps={{
          disabled: technicians.length === 0 || count === 0,
          loading: clusters.share.isPending,
        }}
        onOk={send}
        onCancel={() => setOpen(false)}
      >
        <Form layout="vertical" component="div">
          <Form.Item label={t('share.which')}>
            <Radio.Group
              value={onlyUncovered}
              onChange={(event) => setOnlyUncovered(event.target.value)}
              options={[
                { value: false, label: t('share.all', { sites: props.sites }) },
                {
                  value: true,
                  label: t('share.uncovered', { sites: shared.uncovered }),
                  disabled: shared.uncovered === 0,
                },
              ]}
            />
          </Form.Item>
          <Form.Item label={t('share.size')}>
            <InputNumber
              aria-label={t('share.size')}
              min={SMALLEST}
              max={LARGEST}
              value={size}
              onChange={(next) => setSize(next ?? USUAL_SIZE)}
            />
          </Form.Item>
          <Form.Item label={t('share.to')}>
            <People
              mode="multiple"
              label={t('share.to')}
              people={shared.candidates}
              value={technicians}
              onChange={(next) => setTechnicians(next as Id[])}
            />
          </Form.Item>
          <p role="status">
            {technicians.length === 0
              ? t('share.choose')
              : t('share.result', {
                  count,
                  each: Math.ceil(sites / Math.max(1, count)),
                  people: Math.min(technicians.length, count),
                })}
          </p>
        </Form>
      </Modal>
    </>
  );
}

/** Technicians to choose from, found without accents too. */
export function People(props: {
  people: ClusterTechnician[];
  label: string;
  mode?: 'multiple';
  value: Id | Id[];
  onChange: (value: Id | Id[]) => void;
  width?: string;
}) {
  return (
    <Select<Id | Id[]>
      {...(props.mode ? { mode: props.mode } : {})}
      aria-label={props.label}
      style={{ width: props.width ?? '100%' }}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
      value={props.value}
      onChange={props.onChange}
      options={props.people.map((person) => ({
        value: person.id,
        label: [person.name, person.unit?.label].filter(Boolean).join(', '),
      }))}
    />
  );
}
