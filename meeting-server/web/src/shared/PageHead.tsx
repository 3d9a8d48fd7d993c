import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The title of a page, in the page and in the browser's tab, with the page's main actions beside it. */
export function PageHead(props: { title: string; lead?: ReactNode; actions?: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${props.title} · ${t('common:product')}`;
  }, [props.title, t]);
  return (
    <div className="page-head">
      <div>
        <h1>{props.title}</h1>
        {props.lead && <p>{props.lead}</p>}
      </div>
      {props.actions && <div className="page-actions">{props.actions}</div>}
    </div>
  );
}
