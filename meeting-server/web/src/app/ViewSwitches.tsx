import { FontSizeOutlined, GlobalOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { keys } from '../api/queries';
import type { Me } from '../api/types';
import { chooseLanguage, currentLanguage, type Language } from '../i18n';
import { useDisplay } from './display';

/** Language and large type: kept in this browser, and with the person when one is signed in. */
export function ViewSwitches() {
  const { t } = useTranslation();
  const { largeType, setLargeType } = useDisplay();
  const client = useQueryClient();

  const keep = (language: Language, large: boolean) => {
    const me = client.getQueryData<Me | null>(keys.me);
    if (!me || me.pass || me.mustChangePassword) return;
    client.setQueryData(keys.me, { ...me, language, largeType: large });
    // What is shown has changed already; when keeping it fails, the next sign-in shows the old choice.
    api.put('/api/session/preferences', { language, largeType: large }).catch(() => undefined);
  };
  const other: Language = currentLanguage() === 'vi' ? 'en' : 'vi';

  return (
    <Space size={4}>
      <Button
        type="text"
        icon={<FontSizeOutlined />}
        aria-pressed={largeType}
        onClick={() => {
          setLargeType(!largeType);
          keep(currentLanguage(), !largeType);
        }}
      >
        {largeType ? t('normalType') : t('largeType')}
      </Button>
      <Button
        type="text"
        icon={<GlobalOutlined />}
        lang={other}
        onClick={() => {
          chooseLanguage(other);
          keep(other, largeType);
        }}
      >
        {other === 'en' ? 'English' : 'Tiếng Việt'}
      </Button>
    </Space>
  );
}
