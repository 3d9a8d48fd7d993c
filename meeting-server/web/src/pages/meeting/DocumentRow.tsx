import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, sentenceOf } from '../../api/client';
import { keys } from '../../api/queries';
import type { MeetingDocument, MeetingView } from '../../api/types';
import { DocumentIcon } from '../../shared/DocumentIcon';
import { bytes } from '../../shared/format';
import { ReceiptsDrawer } from './ReceiptsDrawer';

export function DocumentRow(props: { meeting: MeetingView; document: MeetingDocument }) {
  const { t } = useTranslation('meeting');
  const { meeting, document } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [showReceipts, setShowReceipts] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.delete<void>(`/api/documents/${document.id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.documents(meeting.id) }),
    onError: (error) => message.error(sentenceOf(error)),
  });
  const facts = [
    document.pages ? t('document.pages', { count: document.pages }) : undefined,
    bytes(document.size),
    document.text === 'none' ? (document.textReason ?? t('document.noText')) : undefined,
  ].filter(Boolean);
  const unread = document.state === 'released' && !document.openedByMe;

  return (
    <div className="document">
      <DocumentIcon type={document.type} fileName={document.fileName} />
      <div className="document-text">
        <Link to={`/documents/${document.id}`} className={unread ? 'is-unread' : ''}>
          {document.title}
        </Link>
        <small>{facts.join(' · ')}</small>
      </div>
      {document.state === 'draft' && <Tag>{t('document.draft')}</Tag>}
      {unread && !document.receipts && <Tag color="blue">{t('document.unread')}</Tag>}
      {document.state === 'released' && document.receipts && (
        <Button type="link" size="small" onClick={() => setShowReceipts(true)}>
          {t('document.receipts', { ...document.receipts })}
        </Button>
      )}
      {document.state === 'draft' && (
        <Popconfirm
          title={t('document.removeAsk')}
          okText={t('document.remove')}
          cancelText={t('common:cancel')}
          onConfirm={() => remove.mutate()}
        >
          <Button
            type="text"
            icon={<DeleteOutlined />}
            loading={remove.isPending}
            aria-label={t('document.removeNamed', { title: document.title })}
          >
            {t('document.remove')}
          </Button>
        </Popconfirm>
      )}
      {showReceipts && (
        <ReceiptsDrawer document={document} onClose={() => setShowReceipts(false)} />
      )}
    </div>
  );
}
