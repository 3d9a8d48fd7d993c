import { Select, type SelectProps } from 'antd';
import { useMemo } from 'react';
import type { Id, Unit } from '../api/types';
import { matches } from './fold';
import type { UnitTree } from './unitTree';

interface Props extends Omit<SelectProps<Id>, 'options' | 'onChange'> {
  tree: UnitTree | undefined;
  among?: Unit[];
  onChange?: (id: Id | undefined) => void;
}

/** One unit out of hundreds, found by typing a part of its name with or without accents. */
export function UnitSelect({ tree, among, onChange, ...rest }: Props) {
  const units = among ?? tree?.units ?? [];
  const options = useMemo(
    () => units.map((unit) => ({ value: unit.id, label: unit.label, code: unit.code })),
    [units],
  );
  return (
    <Select<Id>
      {...rest}
      loading={!tree}
      showSearch={{
        filterOption: (typed, option) =>
          matches(`${option?.label ?? ''} ${option?.code ?? ''}`, typed),
      }}
      options={options}
      onChange={(value) => onChange?.(value)}
      popupMatchSelectWidth={false}
    />
  );
}
