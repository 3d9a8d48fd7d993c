/** The one way to the server: JSON over fetch, the CSRF header, refusals as a typed error. */

import i18next from 'i18next';
import { currentLanguage } from '../i18n';

export type Args = Record<string, unknown>;

/** What the server (or the way to it) said no with; `sentence` can be shown to a person as it is. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentences: { vi: string; en: string },
    readonly args: Args = {},
  ) {
    super(`${status} ${code}`);
    this.name = 'Refused';
  }

  get sentence(): string {
    return this.sentences[currentLanguage()];
  }
}

export const OFFLINE = 'client.offline';
export const BROKEN = 'client.server-error';

export function isRefused(error: unknown, code?: string): error is Refused {
  return error instanceof Refused && (code === undefined || error.code === code);
}

/** The sentence for a person, whatever went wrong. */
export function sentenceOf(error: unknown): string {
  return error instanceof Refused ? error.sentence : own('unexpected', 500, BROKEN).sentence;
}

/** A refusal of the client's own, before or instead of the server's. */
export function own(key: string, status: number, code: string): Refused {
  const say = (lng: string) => i18next.t(`common:errors.${key}`, { lng });
  return new Refused(status, code, { vi: say('vi'), en: say('en') });
}

export function refusalFrom(status: number, body: unknown): Refused {
  if (body && typeof body === 'object' && 'code' in body && typeof body.code === 'string') {
    const problem = body as {
      code: string;
      detail?: string;
      sentences?: { vi: string; en: string };
      args?: Args;
    };
    const detail = problem.detail ?? problem.code;
    return new Refused(
      status,
      problem.code,
      problem.sentences ?? { vi: detail, en: detail },
      problem.args,
    );
  }
  if (status === 401) return own('notSignedIn', status, 'security.not-signed-in');
  if (status === 403) return own('forbidden', status, 'client.forbidden');
  if (status === 404) return own('notFound', status, 'client.not-found');
  if (status === 413) return own('tooLarge', status, 'client.too-large');
  return own('unexpected', status, BROKEN);
}

export function csrfToken(): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith('XSRF-TOKEN='));
  return found ? decodeURIComponent(found.slice('XSRF-TOKEN='.length)) : undefined;
}

/** Any answered read sets the cookie; the public page is one that nobody needs rights for. */
async function ensureCsrfToken(): Promise<string | undefined> {
  if (!csrfToken()) await fetch('/api/public/office').catch(() => undefined);
  return csrfToken();
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': currentLanguage(),
  };
  let payload: BodyInit | undefined;
  if (body instanceof FormData) {
    payload = body;
  } else if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    payload = JSON.stringify(body);
  }
  if (method !== 'GET') {
    const token = await ensureCsrfToken();
    if (token) headers['X-XSRF-TOKEN'] = token;
  }
  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, body: payload, credentials: 'same-origin' });
  } catch {
    throw own('offline', 0, OFFLINE);
  }
  const content = await bodyOf(answer);
  if (!answer.ok) throw refusalFrom(answer.status, content);
  return content;
}

export const api = {
  get: <T>(path: string) => send('GET', path) as Promise<T>,
  post: <T>(path: string, body?: unknown) => send('POST', path, body) as Promise<T>,
  put: <T>(path: string, body?: unknown) => send('PUT', path, body) as Promise<T>,
  patch: <T>(path: string, body?: unknown) => send('PATCH', path, body) as Promise<T>,
  delete: <T>(path: string) => send('DELETE', path) as Promise<T>,
};

/** A query string without the parameters that are empty. */
export function query(
  params: Record<string, string | number | boolean | undefined | null>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Uploads by XMLHttpRequest, since fetch tells nothing about progress. `progress` is 0 to 1. */
export async function upload<T>(
  path: string,
  form: FormData,
  progress: (part: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  const token = await ensureCsrfToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', currentLanguage());
    if (token) request.setRequestHeader('X-XSRF-TOKEN', token);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onerror = () => reject(own('offline', 0, OFFLINE));
    request.onabort = () => reject(own('aborted', 0, 'client.aborted'));
    request.onload = () => {
      let body: unknown;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = undefined;
      }
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(refusalFrom(request.status, body));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
