import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMe, useMeeting } from '../../api/queries';
import type { Me, MeetingView, PersonRef } from '../../api/types';
import { dayKey, plusDays } from '../../shared/format';
import { PageHead } from '../../shared/PageHead';
import { Await, EmptyNote } from '../../shared/states';
import { useUnitTree } from '../../shared/useUnitTree';
import { Planner } from './Planner';
import { emptyPlan, planOf } from './plan';
import './planner.css';

/** Planning a new meeting, or changing one; everything on one page. */
export default function PlannerPage() {
  const { id } = useParams();
  return id ? <Existing key={id} id={id} /> : <Fresh />;
}

function Fresh() {
  const { t } = useTranslation('planner');
  const me = useMe();
  const { tree, query } = useUnitTree();
  const convener = me.data ? conveningUnits(me.data)[0] : undefined;
  const plan = useMemo(
    () =>
      emptyPlan(
        convener ?? '',
        `${plusDays(dayKey(Date.now()), 1)}T01:00:00.000Z`,
        me.data ? selfAsSecretary(me.data) : [],
      ),
    [convener, me.data],
  );
  return (
    <>
      <PageHead title={t('titleNew')} lead={t('lead')} />
      <Await query={query} rows={10}>
        {() =>
          convener && tree ? (
            <Planner plan={plan} tree={tree} />
          ) : (
            <EmptyNote title={t('mayNot')} hint={t('mayNotHint')} />
          )
        }
      </Await>
    </>
  );
}

function Existing({ id }: { id: string }) {
  const { t } = useTranslation('planner');
  const meeting = useMeeting(id);
  const { tree, query } = useUnitTree();
  return (
    <>
      <PageHead title={t('titleEdit')} lead={meeting.data?.title} />
      <Await query={query} rows={10}>
        {() => (
          <Await query={meeting} rows={10}>
            {(view) =>
              tree && view.me.may.includes('edit') ? (
                <Loaded meeting={view} tree={tree} />
              ) : (
                <EmptyNote title={t('mayNot')} hint={t('mayNotHint')} />
              )
            }
          </Await>
        )}
      </Await>
    </>
  );
}

/** What is being typed is not thrown away by a refresh: the plan is taken from the first answer. */
function Loaded(props: {
  meeting: MeetingView;
  tree: NonNullable<ReturnType<typeof useUnitTree>['tree']>;
}) {
  const { meeting, tree } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another meeting replaces the plan
  const plan = useMemo(() => planOf(meeting), [meeting.id]);
  return <Planner plan={plan} tree={tree} meeting={meeting} />;
}

/** The units in whose name this person may convene. */
export function conveningUnits(me: Me): string[] {
  return me.roles
    .filter(({ role }) => role === 'secretary' || role === 'leader')
    .map(({ unit }) => unit.id);
}

/** A secretary who plans is most often the meeting's own secretary. */
function selfAsSecretary(me: Me): PersonRef[] {
  if (!me.accountId || !me.roles.some(({ role }) => role === 'secretary')) return [];
  return [{ id: me.accountId, name: me.name, position: me.position, unit: me.unit }];
}
