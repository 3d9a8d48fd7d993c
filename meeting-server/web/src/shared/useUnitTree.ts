import { useMemo } from 'react';
import { useUnits } from '../api/queries';
import { UnitTree } from './unitTree';

export function useUnitTree() {
  const units = useUnits();
  const tree = useMemo(() => (units.data ? new UnitTree(units.data) : undefined), [units.data]);
  return { tree, query: units };
}
