import { BellOutlined } from '@ant-design/icons';
import { App, Badge, Button, Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyNote } from '../states';
import { TroubleList } from './TroubleList';
import { useTroubles } from './use-troubles';

/** For who looks after sites, on every page: how many turned bad, and a word when one does. */
export function TroubleBell() {
  const { t } = useTranslation('troubles');
  const { notification } = App.useApp();
  const [open, setOpen] = useState(false);
  const troubles = useTroubles();
  const bad = troubles.filter((each) => each.endedAt === null);
  const told = useRef<Set<string>>(undefined);
  useEffect(() => {
    const known = told.current;
    // what was so before this page was opened stands in the list
    told.current = new Set([...(known ?? []), ...troubles.map((each) => each.id)]);
    if (!known) return;
    for (const trouble of troubles) {
      if (known.has(trouble.id) || trouble.endedAt) continue;
      notification.warning({
        key: trouble.id,
        title: t('told', { site: trouble.site.label }),
        description: trouble.phone ? t('callThem', { phone: trouble.phone }) : t('noPhone'),
        duration: 20,
      });
    }
  }, [troubles, notification, t]);
  return (
    <>
      <Badge count={bad.length} size="small">
        <Button
          icon={<BellOutlined />}
          aria-label={t('bell', { count: bad.length })}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer open={open} size="large" title={t('drawer')} onClose={() => setOpen(false)}>
        {troubles.length === 0 ? (
          <EmptyNote title={t('none')} hint={t('noneHint')} />
        ) : (
          <TroubleList troubles={troubles} />
        )}
      </Drawer>
    </>
  );
}
