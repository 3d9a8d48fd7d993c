import { InboxOutlined } from '@ant-design/icons';
import { Upload as AntUpload, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../api/client';
import type { Id } from '../../api/types';
import { bytes } from '../format';
import { isWorthRepeating } from '../states';
import './uploads.css';
import { type Place, useUploads } from './useUploads';

const ACCEPTED =
  '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.rtf,.txt,.csv,.png,.jpg,.jpeg,.gif,.webp,.tif,.tiff,.mp4,.webm';

interface Props {
  meetingId?: Id;
  agendaItemId?: Id;
  /** Where to put the files when it is only known later (see useUploads). */
  place?: () => Promise<Place>;
}

/** A place where files are dropped (or chosen), each with its progress until it has arrived. */
export function DropDocuments({ meetingId = '', agendaItemId, place }: Props) {
  const { t } = useTranslation('uploads');
  const { uploads, add, again, drop } = useUploads(
    place ?? (async () => ({ meetingId, agendaItemId })),
  );
  return (
    <div className="drop-documents">
      <AntUpload.Dragger
        multiple
        accept={ACCEPTED}
        showUploadList={false}
        beforeUpload={(file) => {
          add([file]);
          return false;
        }}
      >
        <span className="drop-documents-hint">
          <InboxOutlined aria-hidden /> {t('drop')}
        </span>
      </AntUpload.Dragger>
      {uploads.length > 0 && (
        <ul aria-live="polite">
          {uploads.map((each) => (
            <li key={each.key}>
              <span className="drop-documents-name">
                {each.file.name} <small>{bytes(each.file.size)}</small>
              </span>
              {each.state === 'failed' ? (
                <span role="alert" className="drop-documents-failed">
                  {sentenceOf(each.error)}
                </span>
              ) : (
                <Progress
                  percent={Math.round(each.part * 100)}
                  size="small"
                  aria-label={t('progress', { name: each.file.name })}
                />
              )}
              {each.state === 'failed' && isWorthRepeating(each.error) && (
                <Button size="small" onClick={() => again(each)}>
                  {t('common:retry')}
                </Button>
              )}
              <Button size="small" onClick={() => drop(each.key)}>
                {each.state === 'failed' ? t('dismiss') : t('stop')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
