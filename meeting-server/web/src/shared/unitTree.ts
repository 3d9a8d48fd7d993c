/** The unit tree in memory, built once from the flat list that the server sends. */
import type { Id, Unit } from '../api/types';
import { fold } from './fold';

export interface UnitNode {
  unit: Unit;
  children: UnitNode[];
}

export class UnitTree {
  readonly roots: UnitNode[] = [];
  private readonly nodes = new Map<Id, UnitNode>();
  private readonly places = new Map<Id, number>();

  constructor(readonly units: Unit[]) {
    units.forEach((unit, place) => {
      this.nodes.set(unit.id, { unit, children: [] });
      this.places.set(unit.id, place);
    });
    for (const node of this.nodes.values()) {
      const parent = node.unit.parentId ? this.nodes.get(node.unit.parentId) : undefined;
      (parent?.children ?? this.roots).push(node);
    }
  }

  node(id: Id): UnitNode | undefined {
    return this.nodes.get(id);
  }

  unit(id: Id | null | undefined): Unit | undefined {
    return id ? this.nodes.get(id)?.unit : undefined;
  }

  label(id: Id | null | undefined): string {
    return this.unit(id)?.label ?? '';
  }

  /** The unit itself and everything below it, in the office's order. */
  subtree(id: Id): Unit[] {
    const node = this.nodes.get(id);
    if (!node) return [];
    return [node.unit, ...node.children.flatMap((child) => this.subtree(child.unit.id))];
  }

  ancestors(id: Id): Unit[] {
    const found: Unit[] = [];
    for (let unit = this.unit(this.unit(id)?.parentId); unit; unit = this.unit(unit.parentId)) {
      found.unshift(unit);
    }
    return found;
  }

  /** Sorts ids into the office's order; unknown ones go last. */
  inOrder(ids: Iterable<Id>): Id[] {
    const place = (id: Id) => this.places.get(id) ?? Number.MAX_SAFE_INTEGER;
    return [...ids].sort((a, b) => place(a) - place(b));
  }

  search(query: string): Unit[] {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return this.units.filter((unit) => {
      const text = `${fold(unit.label)} ${unit.code.toLowerCase()}`;
      return words.every((word) => text.includes(word));
    });
  }
}
