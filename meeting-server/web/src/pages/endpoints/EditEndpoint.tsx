import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ENDPOINT_KINDS, type Endpoint, type EndpointText, type Id } from '../../api/types';
import { ErrorNote } from '../../shared/states';
import { UnitSelect } from '../../shared/UnitSelect';
import { useUnitTree } from '../../shared/useUnitTree';
import { ENDPOINTS } from './EndpointsPage';

type Given = Partial<Omit<EndpointText, 'inspectedOn'>> & {
  siteId: Id;
  name: string;
  inspectedOn: Dayjs | null;
};

const TEXTS = [
  { key: 'serial', max: 100 },
  { key: 'place', max: 300 },
  { key: 'line', max: 200 },
  { key: 'contact', max: 100 },
  { key: 'phone', max: 30 },
] as const;

/** Adds a device, or changes what is written down of one. */
export function EditEndpoint(props: { endpoint?: Endpoint; onClose: () => void }) {
  const { endpoint } = props;
  const { t } = useTranslation('endpoints');
  const { tree } = useUnitTree();
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const save = useMutation({
    mutationFn: (given: Given) => {
      const body = {
        kind: 'room-pc',
        serial: '',
        place: '',
        line: '',
        contact: '',
        phone: '',
        notes: '',
        ...given,
        siteId: endpoint?.site.id ?? given.siteId,
        inspectedOn: given.inspectedOn?.format('YYYY-MM-DD') ?? null,
      };
      return endpoint
        ? api.put<Endpoint>(`/api/endpoints/${endpoint.id}`, body)
        : api.post<Endpoint>('/api/endpoints', body);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ENDPOINTS });
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={endpoint ? t('edit') : t('add')}
      okText={t('save')}
      cancelText={t('common:cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form<Given>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          kind: 'room-pc',
          ...endpoint,
          inspectedOn: endpoint?.inspectedOn ? dayjs(endpoint.inspectedOn) : null,
        }}
        onFinish={(given) => save.mutate(given)}
      >
        {endpoint ? (
          <p>{endpoint.site.label}</p>
        ) : (
          <Form.Item
            name="siteId"
            label={t('site')}
            rules={[{ required: true, message: t('siteMissing') }]}
          >
            <UnitSelect tree={tree} />
          </Form.Item>
        )}
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
        >
          <Input maxLength={100} placeholder={t('nameExample')} />
        </Form.Item>
        <Form.Item name="kind" label={t('kindTitle')}>
          <Select
            options={ENDPOINT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
        </Form.Item>
        {TEXTS.map(({ key, max }) => (
          <Form.Item key={key} name={key} label={t(key)}>
            <Input maxLength={max} />
          </Form.Item>
        ))}
        <Form.Item name="inspectedOn" label={t('inspectedOn')}>
          <DatePicker format="DD/MM/YYYY" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="notes" label={t('notes')}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
        {save.error && <ErrorNote error={save.error} />}
      </Form>
    </Modal>
  );
}
