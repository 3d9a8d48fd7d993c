import { fold } from '../../shared/fold';

/** What the room needs of a unit. */
export interface RoomUnit {
  id: string;
  name: string;
  label: string;
  level: string;
  parentId: string | null;
  sort: string;
}

/** The unit tree by id, with names, parents and a search that ignores accents. */
export class UnitIndex {
  private readonly units: Map<string, RoomUnit>;
  private readonly folded: Map<string, string>;

  constructor(units: readonly RoomUnit[]) {
    this.units = new Map(units.map((unit) => [unit.id, unit]));
    this.folded = new Map(units.map((unit) => [unit.id, fold(`${unit.name} ${unit.label}`)]));
  }

  get(id: string): RoomUnit | null {
    return this.units.get(id) ?? null;
  }

  /** The name that tells the unit apart: it carries the parent where the name alone is not unique. */
  label(id: string | null | undefined): string {
    return (id && this.units.get(id)?.label) || '…';
  }

  name(id: string | null | undefined): string {
    return (id && this.units.get(id)?.name) || '…';
  }

  parent(id: string): RoomUnit | null {
    const parentId = this.units.get(id)?.parentId;
    return parentId ? (this.units.get(parentId) ?? null) : null;
  }

  /** From the unit's parent up to the root. */
  ancestors(id: string): RoomUnit[] {
    const found: RoomUnit[] = [];
    for (let unit = this.parent(id); unit && found.length < 20; unit = this.parent(unit.id)) {
      found.push(unit);
    }
    return found;
  }

  /** Name and label as a search compares them. */
  text(id: string): string {
    return this.folded.get(id) ?? '';
  }

  /** Whether a unit is this one or lies below it; without one all are. */
  isWithin(id: string, unit: string | null): boolean {
    return unit === null || id === unit || this.ancestors(id).some((above) => above.id === unit);
  }

  /** The office's order. */
  compare = (one: string, other: string): number => {
    const [a, b] = [this.units.get(one)?.sort ?? '', this.units.get(other)?.sort ?? ''];
    if (a !== b) return a < b ? -1 : 1;
    return this.label(one).localeCompare(this.label(other), 'vi');
  };
}
