/** The plan as it stands on the screen, and what becomes of it when it is sent. */
import type {
  Id,
  MeetingForm,
  MeetingPlan,
  MeetingType,
  MeetingView,
  PersonRef,
} from '../../api/types';
import type { UnitTree } from '../../shared/unitTree';
import { type Invitation, invitationOf, listOf, NOBODY } from './invitation';

export interface AgendaRow {
  /** Stays the same while the row is dragged about; not the server's id. */
  key: string;
  id?: Id;
  title: string;
  minutes: number;
  presentingUnitId: Id | null;
}

export interface Plan {
  title: string;
  type: MeetingType;
  form: MeetingForm;
  convenerId: Id;
  chair: PersonRef | null;
  deputyChair: PersonRef | null;
  secretaries: PersonRef[];
  startsAt: string;
  plannedMinutes: number;
  requiredComposition: string;
  agenda: AgendaRow[];
  invitation: Invitation;
}

let rows = 0;

export function newRow(): AgendaRow {
  rows += 1;
  return { key: `row-${rows}`, title: '', minutes: 15, presentingUnitId: null };
}

/** Tomorrow's briefing at 8 in the morning is the likeliest thing to be planned. */
export function emptyPlan(convenerId: Id, startsAt: string, secretaries: PersonRef[] = []): Plan {
  return {
    title: '',
    type: 'giao-ban',
    form: 'online',
    convenerId,
    chair: null,
    deputyChair: null,
    secretaries,
    startsAt,
    plannedMinutes: 90,
    requiredComposition: '',
    agenda: [newRow()],
    invitation: NOBODY,
  };
}

export function planOf(meeting: MeetingView): Plan {
  return {
    title: meeting.title,
    type: meeting.type,
    form: meeting.form,
    convenerId: meeting.convener.id,
    chair: meeting.chair,
    deputyChair: meeting.deputyChair,
    secretaries: meeting.secretaries,
    startsAt: meeting.startsAt,
    plannedMinutes: meeting.plannedMinutes,
    requiredComposition: meeting.requiredComposition ?? '',
    agenda: meeting.agenda.map((item) => ({
      ...newRow(),
      id: item.id,
      title: item.title,
      minutes: item.minutes,
      presentingUnitId: item.presentingUnit?.id ?? null,
    })),
    invitation: invitationOf(meeting.invited),
  };
}

/** Rows that were never filled in are left out; an item without its own id is new to the server. */
export function toSend(plan: Plan, tree: UnitTree): MeetingPlan {
  return {
    title: plan.title.trim(),
    type: plan.type,
    form: plan.form,
    convenerId: plan.convenerId,
    chairId: plan.chair?.id ?? null,
    deputyChairId: plan.deputyChair?.id ?? null,
    secretaryIds: plan.secretaries.map((person) => person.id),
    startsAt: plan.startsAt,
    plannedMinutes: plan.plannedMinutes,
    requiredComposition: plan.requiredComposition.trim(),
    agenda: sentRows(plan).map((row) => ({
      ...(row.id ? { id: row.id } : {}),
      title: row.title.trim(),
      minutes: row.minutes,
      presentingUnitId: row.presentingUnitId,
    })),
    invited: listOf(plan.invitation, tree),
  };
}

function sentRows(plan: Plan): AgendaRow[] {
  return plan.agenda.filter((row) => row.title.trim() !== '');
}

/** After saving: the server's ids onto the rows that were sent, in their order. */
export function withIds(plan: Plan, saved: MeetingView): Plan {
  const sent = sentRows(plan);
  return {
    ...plan,
    agenda: plan.agenda.map((row) => {
      const place = sent.indexOf(row);
      return place < 0 ? row : { ...row, id: saved.agenda[place]?.id ?? row.id };
    }),
  };
}

export const agendaMinutes = (plan: Plan) =>
  sentRows(plan).reduce((sum, row) => sum + row.minutes, 0);

export type Lack =
  | 'title'
  | 'chair'
  | 'secretaries'
  | 'invited'
  | 'past'
  | 'agenda-longer'
  | 'deputy-is-chair';

/** What is missing before the invitations can go out, and what only deserves a look. */
export function lacks(plan: Plan, now: number): { must: Lack[]; look: Lack[] } {
  const must: Lack[] = [];
  const look: Lack[] = [];
  if (!plan.title.trim()) must.push('title');
  if (!plan.chair) must.push('chair');
  if (plan.secretaries.length === 0) must.push('secretaries');
  if (plan.invitation.size === 0) must.push('invited');
  if (plan.chair && plan.chair.id === plan.deputyChair?.id) must.push('deputy-is-chair');
  if (new Date(plan.startsAt).getTime() < now) look.push('past');
  if (agendaMinutes(plan) > plan.plannedMinutes) look.push('agenda-longer');
  return { must, look };
}
