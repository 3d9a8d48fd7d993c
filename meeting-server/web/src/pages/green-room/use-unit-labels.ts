import { useMemo } from 'react';
import { useUnits } from '../../api/queries';
import { UnitIndex } from '../../room/core/units';

/** The label of a unit by its id. */
export function useUnitLabels(): (id: string) => string {
  const units = useUnits();
  return useMemo(() => {
    const index = new UnitIndex(units.data ?? []);
    return (id: string) => index.label(id);
  }, [units.data]);
}
