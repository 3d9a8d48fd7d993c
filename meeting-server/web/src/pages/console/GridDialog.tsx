import { Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../room/core/protocol';
import { siteSearch } from '../../room/core/site-tree';
import type { UnitIndex } from '../../room/core/units';
import { useCommand } from '../../room/hooks/room-context';

const MOST = 9;

/** Chooses the sites that stand on the stage together. */
export function GridDialog(props: {
  view: RoomView;
  units: UnitIndex;
  open: boolean;
  onClose: () => void;
}) {
  const { view, units } = props;
  const { t } = useTranslation('console');
  const command = useCommand();
  const [sites, setSites] = useState(view.direction.scene.sites);
  const search = useMemo(() => siteSearch(view.sites, units), [view.sites, units]);
  const options = useMemo(
    () =>
      view.sites
        .filter((site) => site.connected)
        .map((site) => ({ value: site.site, label: units.label(site.site) })),
    [view.sites, units],
  );
  const show = async () => {
    if (await command('stage.show', { layout: 'grid', sites })) props.onClose();
  };
  return (
    <Modal
      open={props.open}
      title={t('stage.grid.title', { most: MOST })}
      okText={t('stage.grid.show')}
      okButtonProps={{ disabled: sites.length < 2 }}
      cancelText={t('cancel')}
      onOk={() => void show()}
      onCancel={props.onClose}
    >
      <Select
        mode="multiple"
        className="stage-sites"
        maxCount={MOST}
        value={sites}
        onChange={setSites}
        placeholder={t('roster.search')}
        aria-label={t('stage.chooseSites')}
        options={options}
        showSearch={{
          filterOption: (typed, option) => search(typed)(String(option?.value ?? '')),
        }}
      />
    </Modal>
  );
}
