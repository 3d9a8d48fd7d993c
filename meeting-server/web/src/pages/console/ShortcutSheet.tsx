import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { SITE_FILTERS } from '../../room/core/site-tree';
import { MORE_MINUTES } from './Director';
import { USUAL_MINUTES } from './use-invite';

/** The console's keys on one sheet: what each does, in the words of the buttons. */
export function ShortcutSheet(props: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('console');
  const find = ['search', 'move', 'choose', 'inviteFound', 'clear'] as const;
  const act = ['invite', 'withdraw', 'extend', 'floor', 'roll', 'messages', 'help'] as const;
  const values = { minutes: USUAL_MINUTES, more: MORE_MINUTES };
  return (
    <Modal open={props.open} onCancel={props.onClose} footer={null} title={t('keys.title')}>
      <Keys
        title={t('keys.find.title')}
        rows={[
          ...find.map((key) => [t(`keys.find.${key}.key`), t(`keys.find.${key}.does`)] as const),
          ...SITE_FILTERS.map(
            (filter, i) => [String(i + 1), t(`roster.filterNames.${filter}`)] as const,
          ),
        ]}
      />
      <Keys
        title={t('keys.act.title')}
        rows={act.map(
          (key) => [t(`keys.act.${key}.key`), t(`keys.act.${key}.does`, values)] as const,
        )}
      />
    </Modal>
  );
}

function Keys(props: { title: string; rows: (readonly [string, string])[] }) {
  return (
    <section className="keys">
      <h3>{props.title}</h3>
      <dl>
        {props.rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
