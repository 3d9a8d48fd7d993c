import type { RoomEvent, RoomView, SiteState, SpeakRequest } from '../protocol';

export const AT = '2026-11-23T02:00:00Z';

export function event(type: string, data: Record<string, unknown> = {}): RoomEvent {
  return { seq: 0, at: AT, type, data };
}

export function request(id: string, site: string): SpeakRequest {
  return { id, site, speaker: 'Trần Văn Bình', position: 'Phó Chủ tịch', subject: '', at: AT };
}

export function site(id: string, more: Partial<SiteState> = {}): SiteState {
  return {
    site: id,
    attending: [id],
    connected: false,
    endpoints: [],
    mediaEndpoint: null,
    mic: null,
    camera: null,
    quality: null,
    asks: false,
    pictures: 'all',
    rollCall: { state: 'none', headcount: 0, chair: null, people: [], reason: null },
    ...more,
  };
}

/** A room that is announced: the city, a district and three communes. */
export function emptyRoom(): RoomView {
  return {
    meeting: { id: 'm1', title: 'Giao ban tháng 11', rehearsal: null },
    phase: 'announced',
    seq: 0,
    mainSite: 'tp',
    actingMainSite: null,
    mainSiteConnected: true,
    startedAt: null,
    recessSince: null,
    closedAt: null,
    undoCloseUntil: null,
    closeSuggested: false,
    agenda: { items: [], current: null, since: null, spent: {} },
    sites: ['tp', 'quan-1', 'xa-1', 'xa-2', 'xa-3'].map((id) => site(id)),
    floor: null,
    exchange: null,
    direction: {
      scene: { layout: 'speaker', sites: [], document: null, page: 1, since: null },
      presets: {},
      prepares: null,
    },
    share: { allowed: null, shown: null },
    queue: [],
    speeches: [],
    rollCall: { open: false, openedAt: null, calledSite: null },
    chatOpen: false,
    stage: { sites: ['tp'], mode: 'main' },
    above: [],
  };
}
