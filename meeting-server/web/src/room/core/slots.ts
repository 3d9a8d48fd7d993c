/** What the bridge says flows in a receiving slot. */
export interface MappedSource {
  source: string;
  owner: string;
  ssrc?: number;
  rtx?: number;
  videoType?: string;
  mid?: string;
}

export interface SlotContent {
  mid: string;
  source: string;
  owner: string;
  videoType: string | null;
}

/**
 * Which source flows in which receiving slot, by mid. A map of our bridge is whole: slots that it
 * does not name are empty. A Jitsi Videobridge says only what is new, and nothing when a source
 * leaves. A mid that this connection does not have is reported, not ignored.
 */
export class SlotTable {
  private mids: ReadonlySet<string>;
  private content = new Map<string, SlotContent>();
  private latest: readonly MappedSource[] = [];

  constructor(mids: Iterable<string>) {
    this.mids = new Set(mids);
  }

  /** The connection has these lines from now on. */
  take(mids: Iterable<string>): void {
    this.mids = new Set(mids);
    this.read();
  }

  /** Takes the map, whole or only what is new, and returns the mids that this connection lacks. */
  apply(mapped: readonly MappedSource[], whole: boolean): string[] {
    const kept = this.latest.filter(
      (old) => !mapped.some((now) => now.mid === old.mid || now.source === old.source),
    );
    this.latest = whole ? mapped : [...kept, ...mapped];
    return this.read();
  }

  private read(): string[] {
    const unknown: string[] = [];
    const next = new Map<string, SlotContent>();
    for (const entry of this.latest) {
      if (entry.mid === undefined) continue;
      if (!this.mids.has(entry.mid)) {
        unknown.push(entry.mid);
        continue;
      }
      next.set(entry.mid, {
        mid: entry.mid,
        source: entry.source,
        owner: entry.owner,
        videoType: entry.videoType ?? null,
      });
    }
    this.content = next;
    return unknown;
  }

  midOf(source: string): string | null {
    for (const slot of this.content.values()) if (slot.source === source) return slot.mid;
    return null;
  }

  ownerIn(mid: string): string | null {
    return this.content.get(mid)?.owner ?? null;
  }

  all(): SlotContent[] {
    return [...this.content.values()];
  }
}

/** Names of an endpoint's sources on the wire. */
export const sourceNames = {
  microphone: (endpoint: string) => `${endpoint}-a0`,
  camera: (endpoint: string) => `${endpoint}-v0`,
  screen: (endpoint: string) => `${endpoint}-v1`,
  sound: (endpoint: string) => `${endpoint}-a1`,
};
