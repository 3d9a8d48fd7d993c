import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MeetingView } from '../../api/types';
import { length } from '../../shared/format';
import { UnitSelect } from '../../shared/UnitSelect';
import type { UnitTree } from '../../shared/unitTree';
import { DropDocuments } from '../../shared/uploads/DropDocuments';
import { UploadRules } from '../../shared/uploads/UploadRules';
import type { Place } from '../../shared/uploads/useUploads';
import { AttachedDocuments } from './AttachedDocuments';
import { type AgendaRow, agendaMinutes, newRow, type Plan } from './plan';

interface Props {
  plan: Plan;
  tree: UnitTree;
  saved: MeetingView | undefined;
  change: (part: Partial<Plan>) => void;
  placeFor: (key: string) => Promise<Place>;
}

export function AgendaEditor({ plan, tree, saved, change, placeFor }: Props) {
  const { t } = useTranslation('planner');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const rows = plan.agenda;
  const place = (id: unknown) => rows.findIndex((row) => row.key === id);
  const moved = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    change({ agenda: arrayMove(rows, place(active.id), place(over.id)) });
  };
  const numberOf = (id: unknown) => place(id) + 1;
  /** What a person who does not see the row move is told. */
  const said = (what: 'over' | 'done', id: unknown, over: unknown) =>
    t(`agenda.moving.${what}`, { number: numberOf(id), place: numberOf(over) });
  const changeRow = (key: string, part: Partial<AgendaRow>) =>
    change({ agenda: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) });

  return (
    <section className="planner-part">
      <h2>{t('agenda.title')}</h2>
      <p className="quiet">
        {t('agenda.sum', {
          agenda: length(agendaMinutes(plan)),
          planned: length(plan.plannedMinutes),
        })}
      </p>
      <UploadRules />
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={moved}
        accessibility={{
          screenReaderInstructions: { draggable: t('agenda.moving.how') },
          announcements: {
            onDragStart: ({ active }) => t('agenda.moving.begun', { number: numberOf(active.id) }),
            onDragOver: ({ active, over }) => (over ? said('over', active.id, over.id) : undefined),
            onDragEnd: ({ active, over }) => (over ? said('done', active.id, over.id) : undefined),
            onDragCancel: ({ active }) =>
              t('agenda.moving.cancelled', { number: numberOf(active.id) }),
          },
        }}
      >
        <SortableContext items={rows.map((row) => row.key)} strategy={verticalListSortingStrategy}>
          <ol className="agenda-rows">
            {rows.map((row, index) => (
              <Row
                key={row.key}
                row={row}
                number={index + 1}
                tree={tree}
                saved={saved}
                change={(part) => changeRow(row.key, part)}
                remove={() => change({ agenda: rows.filter((each) => each.key !== row.key) })}
                place={() => placeFor(row.key)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Button icon={<PlusOutlined />} onClick={() => change({ agenda: [...rows, newRow()] })}>
        {t('agenda.add')}
      </Button>
    </section>
  );
}

interface RowProps {
  row: AgendaRow;
  number: number;
  tree: UnitTree;
  saved: MeetingView | undefined;
  change: (part: Partial<AgendaRow>) => void;
  remove: () => void;
  place: () => Promise<Place>;
}

function Row({ row, number, tree, saved, change, remove, place }: RowProps) {
  const { t } = useTranslation('planner');
  const sortable = useSortable({ id: row.key });
  const style = {
    transform: CSS.Translate.toString(sortable.transform),
    transition: sortable.transition,
  };
  const named = row.title.trim() !== '';
  return (
    <li ref={sortable.setNodeRef} style={style} className={sortable.isDragging ? 'is-dragged' : ''}>
      <Button
        type="text"
        className="agenda-handle"
        icon={<HolderOutlined />}
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={t('agenda.move', { number })}
      />
      <span className="agenda-number num" aria-hidden>
        {number}
      </span>
      <div className="agenda-row">
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={row.title}
          maxLength={500}
          placeholder={t('agenda.name')}
          aria-label={t('agenda.nameOf', { number })}
          onChange={(event) => change({ title: event.target.value.replace(/\n/g, ' ') })}
          className="agenda-row-title"
        />
        <InputNumber
          value={row.minutes}
          min={1}
          max={480}
          precision={0}
          suffix={t('minutes')}
          aria-label={t('agenda.minutesOf', { number })}
          onChange={(minutes) => minutes && change({ minutes })}
          className="agenda-row-minutes"
        />
        <UnitSelect
          tree={tree}
          allowClear
          value={row.presentingUnitId ?? undefined}
          placeholder={t('agenda.presenting')}
          aria-label={t('agenda.presentingOf', { number })}
          onChange={(id) => change({ presentingUnitId: id ?? null })}
          className="agenda-row-unit"
        />
        <Button
          type="text"
          icon={<DeleteOutlined />}
          onClick={remove}
          aria-label={t('agenda.removeOf', { number })}
        >
          {t('agenda.remove')}
        </Button>
        <div className="agenda-row-documents">
          {saved && row.id && <AttachedDocuments meetingId={saved.id} agendaItemId={row.id} />}
          {named && <DropDocuments place={place} />}
        </div>
      </div>
    </li>
  );
}
