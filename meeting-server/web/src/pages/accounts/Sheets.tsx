import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Modal, Space } from 'antd';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useOffice } from '../../api/queries';
import { currentLanguage } from '../../i18n';
import './sheets.css';

export interface Sheet {
  login: string;
  name: string;
  unit: string;
  initialPassword: string;
}

/**
 * The initial passwords, shown this once: a sheet of paper for each account. The printed form lies
 * outside the page's own root, so that the browser can print it alone.
 */
export function Sheets(props: { sheets: Sheet[]; skipped?: number; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const { sheets, skipped = 0 } = props;
  return (
    <Modal
      open
      title={t('sheets.title', { count: sheets.length })}
      mask={{ closable: false }}
      onCancel={props.onClose}
      footer={
        <Space>
          <Button
            type="primary"
            icon={<PrinterOutlined />}
            disabled={sheets.length === 0}
            onClick={() => window.print()}
          >
            {t('sheets.print', { count: sheets.length })}
          </Button>
          <Button onClick={props.onClose}>{t('common:close')}</Button>
        </Space>
      }
    >
      {sheets.length > 0 && <Alert type="warning" showIcon title={t('sheets.once')} />}
      {skipped > 0 && <p>{t('sheets.skipped', { count: skipped })}</p>}
      <ul className="sheets-list">
        {sheets.map((sheet) => (
          <li key={sheet.login}>
            <span>
              {sheet.unit}
              <small>
                {t('login')}: <code>{sheet.login}</code>
              </small>
            </span>
            <code className="sheets-password">{sheet.initialPassword}</code>
          </li>
        ))}
      </ul>
      {createPortal(<Printed sheets={sheets} />, document.body)}
    </Modal>
  );
}

function Printed({ sheets }: { sheets: Sheet[] }) {
  const { t } = useTranslation('accounts');
  const office = useOffice();
  const name = currentLanguage() === 'en' ? office.data?.nameEn : office.data?.name;
  return (
    <div className="printed-sheets" aria-hidden>
      {sheets.map((sheet) => (
        <section key={sheet.login}>
          <header>
            <strong>{name}</strong>
            <span>{t('common:product')}</span>
          </header>
          <h1>{t('sheets.heading')}</h1>
          <dl>
            <dt>{t('unit')}</dt>
            <dd>{sheet.unit}</dd>
            <dt>{t('person')}</dt>
            <dd>{sheet.name}</dd>
            <dt>{t('sheets.address')}</dt>
            <dd>{window.location.origin}</dd>
            <dt>{t('login')}</dt>
            <dd className="printed-secret">{sheet.login}</dd>
            <dt>{t('sheets.password')}</dt>
            <dd className="printed-secret">{sheet.initialPassword}</dd>
          </dl>
          <ol>
            <li>{t('sheets.step1')}</li>
            <li>{t('sheets.step2')}</li>
            <li>{t('sheets.step3')}</li>
          </ol>
          <footer>
            <p>{t('common:secretsWarning')}</p>
            {office.data?.itPhone && <p>{t('common:callIt', { phone: office.data.itPhone })}</p>}
          </footer>
        </section>
      ))}
    </div>
  );
}
