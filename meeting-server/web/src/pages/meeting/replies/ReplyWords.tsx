import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InvitedReply } from '../../../api/types';
import { dayAndTime } from '../../../shared/format';

const COLOURS = { accepted: 'green', declined: 'red', deputy: 'gold' } as const;

/** What a unit replied, in words beside the colour. */
export function ReplyTag({ of }: { of: InvitedReply }) {
  const { t } = useTranslation('replies');
  if (!of.reply) return <Tag>{t('state.none')}</Tag>;
  if (of.outdated) return <Tag color="orange">{t('state.outdated')}</Tag>;
  return <Tag color={COLOURS[of.reply.kind]}>{t(`state.${of.reply.kind}`)}</Tag>;
}

/** The chair's word on a deputy. */
export function ConsentWords({ of }: { of: InvitedReply }) {
  const { t } = useTranslation('replies');
  if (of.reply?.kind !== 'deputy') return null;
  const { consent } = of.reply;
  if (!consent) return <span>{t('consent.awaited')}</span>;
  const args = { name: consent.byName, at: dayAndTime(consent.at) };
  return <span>{t(consent.granted ? 'consent.granted' : 'consent.refused', args)}</span>;
}

/** Reason and people of a reply. */
export function ReplyContent({ of }: { of: InvitedReply }) {
  const { reply } = of;
  if (!reply) return null;
  return (
    <>
      {reply.people.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people have no id, and the list is replaced whole
        <div key={at}>
          {each.name}
          <small className="reply-detail">
            {[each.position, each.phone].filter(Boolean).join(', ')}
          </small>
        </div>
      ))}
      {reply.reason && <div className="reply-reason">{reply.reason}</div>}
    </>
  );
}
