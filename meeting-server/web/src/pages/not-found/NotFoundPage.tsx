import { FileUnknownOutlined } from '@ant-design/icons';
import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export default function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Result
      icon={<FileUnknownOutlined style={{ color: 'var(--quiet)' }} />}
      title={t('notFound.title')}
      subTitle={t('notFound.hint')}
      extra={
        <Link to="/">
          <Button type="primary">{t('toMyMeetings')}</Button>
        </Link>
      }
    />
  );
}
