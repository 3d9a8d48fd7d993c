import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, InputNumber, Segmented, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetingDocuments } from '../../api/queries';
import type { Layout, RoomView } from '../../room/core/protocol';
import { plannedMeeting } from '../../room/core/stage';
import type { UnitIndex } from '../../room/core/units';
import { useCommand } from '../../room/hooks/room-context';
import { GridDialog } from './GridDialog';

const LAYOUTS: Layout[] = ['speaker', 'speaker-document', 'document', 'grid', 'wall'];

/** Arranges what everyone sees large: who speaks, a document, some sites, all of them in turn. */
export function StageDirector({ view, units }: { view: RoomView; units: UnitIndex }) {
  const { t } = useTranslation('console');
  const command = useCommand();
  const documents = usePresentable(view);
  const [choosing, setChoosing] = useState(false);
  const { scene } = view.direction;
  const first = documents.find((entry) => entry.agendaItemId === view.agenda.current);
  const paper = scene.document ?? first?.id ?? documents[0]?.id ?? null;
  const arrange = (layout: Layout) => {
    if (layout === 'grid') setChoosing(true);
    else if (layout === 'speaker' || layout === 'wall') void command('stage.show', { layout });
    else void command('stage.show', { layout, document: paper, page: scene.page });
  };
  return (
    <div className="director-line stage-director">
      <Segmented<Layout>
        className="room-grow"
        block
        aria-label={t('stage.title')}
        value={scene.layout}
        onChange={arrange}
        options={LAYOUTS.map((layout) => ({
          value: layout,
          label: t(`stage.layouts.${layout}`),
          disabled: layout.includes('document') && paper === null,
        }))}
      />
      {scene.document !== null && <Paper view={view} documents={documents} />}
      {scene.layout === 'grid' && (
        <Button onClick={() => setChoosing(true)}>{t('stage.chooseSites')}</Button>
      )}
      <GridDialog
        key={String(choosing)}
        view={view}
        units={units}
        open={choosing}
        onClose={() => setChoosing(false)}
      />
    </div>
  );
}

/** Which document stands on the stage and at which page. */
function Paper(props: { view: RoomView; documents: ReturnType<typeof usePresentable> }) {
  const { scene } = props.view.direction;
  const { t } = useTranslation('console');
  const command = useCommand();
  const pages = props.documents.find((entry) => entry.id === scene.document)?.pages ?? undefined;
  const turn = (page: number | null) => {
    if (page !== null && page >= 1 && page <= (pages ?? page)) void command('stage.turn', { page });
  };
  return (
    <>
      <Select
        className="room-grow stage-paper"
        aria-label={t('stage.document')}
        value={scene.document}
        onChange={(document) => void command('stage.show', { layout: scene.layout, document })}
        options={props.documents.map((entry) => ({ value: entry.id, label: entry.title }))}
      />
      <Space.Compact>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('stage.pageBefore')}
          disabled={scene.page <= 1}
          onClick={() => turn(scene.page - 1)}
        />
        <InputNumber
          key={scene.page}
          className="stage-page"
          min={1}
          max={pages}
          precision={0}
          defaultValue={scene.page}
          suffix={pages ? `/ ${pages}` : undefined}
          aria-label={t('stage.page')}
          // not at each digit: everyone's page turns
          onStep={turn}
          onPressEnter={(event) => turn(Number(event.currentTarget.value))}
        />
        <Button
          icon={<RightOutlined />}
          aria-label={t('stage.pageAfter')}
          disabled={pages !== undefined && scene.page >= pages}
          onClick={() => turn(scene.page + 1)}
        />
      </Space.Compact>
    </>
  );
}

/** The documents that a page can show, in the agenda's order. */
function usePresentable(view: RoomView) {
  const documents = useMeetingDocuments(plannedMeeting(view));
  return (documents.data ?? []).filter(
    (entry) =>
      entry.state === 'released' &&
      (entry.type === 'application/pdf' || entry.type.startsWith('image/')),
  );
}
