/** This browser as a device of a site: it comes in by the key that it was given, without a person. */
import { api } from '../../api/client';
import type { Me } from '../../api/types';
import { deviceId, deviceName } from '../../room/core/devices';

const BOUND = 'diemcau.endpoint';
const STAY = 'diemcau.stay-out';
const SESSION = '/api/session/endpoint';

/** Whether this browser was bound to a device; the key itself no script can read. */
export function isBound(): boolean {
  return localStorage.getItem(BOUND) !== null;
}

/** Somebody signed the device out, to sign in as a person: it waits to be asked. */
export function staysOut(): boolean {
  return sessionStorage.getItem(STAY) !== null;
}

export function stayOut(): void {
  if (isBound()) sessionStorage.setItem(STAY, 'yes');
}

/** A screen of a site: it has one page of its own and no rights. */
export function onlyShows(me: Me): boolean {
  return me.roles.some(({ role }) => role === 'display');
}

export async function enrol(code: string): Promise<Me> {
  const me = await api.post<Me>(SESSION, { code, device: deviceId(), browser: deviceName() });
  localStorage.setItem(BOUND, 'yes');
  sessionStorage.removeItem(STAY);
  return me;
}

export async function comeBack(): Promise<Me> {
  const me = await api.put<Me>(SESSION, {});
  sessionStorage.removeItem(STAY);
  return me;
}

/** It was revoked, or is another's now. */
export function forgetBound(): void {
  localStorage.removeItem(BOUND);
}
