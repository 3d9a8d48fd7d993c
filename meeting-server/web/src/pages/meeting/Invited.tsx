import { KeyOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Collapse, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import type { MeetingView, UnitRef } from '../../api/types';
import { matches } from '../../shared/fold';
import type { UnitTree } from '../../shared/unitTree';
import { useUnitTree } from '../../shared/useUnitTree';
import { EntryCode } from './EntryCode';
import { RepliesBoard } from './replies/RepliesBoard';

type Invitation = MeetingView['invited'][number];

interface Group {
  key: string;
  name: string;
  invited: Invitation[];
}

/** Units under their parent, the convener's own children first: as the office's tree has them. */
export function groupsOf(invited: Invitation[], tree: UnitTree | undefined): Group[] {
  const groups = new Map<string, Group>();
  for (const each of invited) {
    const parent = tree?.unit(tree.unit(each.unit.id)?.parentId);
    const key = parent?.id ?? '';
    const group = groups.get(key) ?? { key, name: parent?.label ?? '', invited: [] };
    group.invited.push(each);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function Invited({ meeting }: { meeting: MeetingView }) {
  const { t } = useTranslation('meeting');
  const { tree } = useUnitTree();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [codeFor, setCodeFor] = useState<UnitRef>();
  const found = useMemo(
    () => meeting.invited.filter((each) => matches(`${each.unit.label} ${each.unit.code}`, typed)),
    [meeting.invited, typed],
  );
  const groups = useMemo(() => groupsOf(found, tree), [found, tree]);
  const sites = new Set([meeting.convener.id, ...meeting.invited.map((each) => each.site.id)]).size;
  // a code is the meeting's, which lets into its rehearsal too
  const givesCodes =
    !meeting.rehearsalOf &&
    me.data?.can.includes('codes-give') &&
    ['announced', 'line-check', 'live', 'recess'].includes(meeting.phase);

  return (
    <section className="meeting-part">
      <h2>{t('invited.title')}</h2>
      <p className="quiet">{t('invited.counts', { units: meeting.invited.length, sites })}</p>
      <RepliesBoard meeting={meeting} />
      {meeting.invited.length > 10 && (
        <Input
          prefix={<SearchOutlined className="search-sign" />}
          allowClear
          placeholder={t('invited.search')}
          aria-label={t('invited.search')}
          onChange={(event) => setTyped(event.target.value)}
          style={{ marginBottom: '0.75rem' }}
        />
      )}
      <Collapse
        size="small"
        activeKey={typed ? groups.map((group) => group.key) : undefined}
        defaultActiveKey={groups.length === 1 ? groups.map((group) => group.key) : []}
        items={groups.map((group) => ({
          key: group.key,
          label: `${group.name} (${group.invited.length})`,
          children: (
            <ul className="invited">
              {group.invited.map(({ unit, site }) => (
                <li key={unit.id}>
                  <span>
                    {unit.name}
                    {site.id !== unit.id && (
                      <small>{t('invited.elsewhere', { site: site.label })}</small>
                    )}
                  </span>
                  {givesCodes && site.id === unit.id && (
                    <Button
                      size="small"
                      icon={<KeyOutlined />}
                      onClick={() => setCodeFor(site)}
                      aria-label={t('code.giveTo', { site: unit.label })}
                    >
                      {t('code.give')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          ),
        }))}
      />
      {codeFor && (
        <EntryCode meeting={meeting} site={codeFor} onClose={() => setCodeFor(undefined)} />
      )}
    </section>
  );
}
