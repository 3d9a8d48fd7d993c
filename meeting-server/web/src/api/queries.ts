/** The reads that more than one page shares, with the keys they are cached under. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, isRefused } from './client';
import type { Id, Me, MeetingDocument, MeetingView, Office, Unit, UnitLevel } from './types';

export const keys = {
  me: ['me'] as const,
  office: ['office'] as const,
  units: ['units'] as const,
  levels: ['units', 'levels'] as const,
  meetings: ['meetings'] as const,
  meeting: (id: Id) => ['meeting', id] as const,
  talkback: (meetingId: Id) => ['meeting', meetingId, 'talkback'] as const,
  documents: (meetingId: Id) => ['meeting', meetingId, 'documents'] as const,
  document: (id: Id) => ['document', id] as const,
};

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    staleTime: 5 * 60_000,
    queryFn: async () => {
      try {
        return await api.get<Me>('/api/session');
      } catch (error) {
        if (isRefused(error) && error.status === 401) return null;
        throw error;
      }
    },
  });
}

export function useOffice() {
  return useQuery({
    queryKey: keys.office,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => api.get<Office>('/api/public/office'),
  });
}

/** All present units, in the office's order. */
export function useUnits(enabled = true) {
  return useQuery({
    queryKey: keys.units,
    staleTime: 10 * 60_000,
    enabled,
    queryFn: () => api.get<Unit[]>('/api/units'),
  });
}

export function useUnitLevels(enabled = true) {
  return useQuery({
    queryKey: keys.levels,
    staleTime: 10 * 60_000,
    enabled,
    queryFn: () => api.get<UnitLevel[]>('/api/units/levels'),
  });
}

export function useMeeting(id: Id) {
  return useQuery({
    queryKey: keys.meeting(id),
    queryFn: () => api.get<MeetingView>(`/api/meetings/${id}`),
  });
}

export function useMeetingDocuments(id: Id) {
  return useQuery({
    queryKey: keys.documents(id),
    queryFn: () => api.get<MeetingDocument[]>(`/api/meetings/${id}/documents`),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<void>('/api/session'),
    onSuccess: () => {
      client.clear();
      client.setQueryData(keys.me, null);
    },
  });
}
