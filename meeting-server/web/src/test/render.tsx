/** Renders a piece of a page as the application does: with queries, theme and an address. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import { makeQueryClient } from '../app/AppRoot';
import { DisplayProvider } from '../app/display';

export function show(element: ReactElement, at = '/') {
  const client = makeQueryClient();
  client.setDefaultOptions({ queries: { retry: false } });
  return render(
    <QueryClientProvider client={client}>
      <DisplayProvider>
        <MemoryRouter initialEntries={[at]}>{element}</MemoryRouter>
      </DisplayProvider>
    </QueryClientProvider>,
  );
}

export interface Asked {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}

type Answer = { status?: number; body?: unknown } | 'no-network';

/** Answers fetches by "METHOD /path" and remembers what was asked; anything else is 404. */
export function serve(answers: Record<string, Answer | (() => Answer)>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
    asked.push({ method, path, headers: new Headers(init.headers), body });
    const found = answers[`${method} ${path}`];
    const answer = typeof found === 'function' ? found() : (found ?? { status: 404 });
    if (answer === 'no-network') throw new TypeError('Failed to fetch');
    const text = answer.body === undefined ? null : JSON.stringify(answer.body);
    return new Response(text, { status: answer.status ?? 200 });
  });
  return asked;
}

export const OFFICE = {
  name: 'Ủy ban nhân dân thành phố Hà Nội',
  nameEn: 'Hanoi People’s Committee',
  itPhone: '024 1234 5678',
  warning: '',
  version: '0.1.0',
  browsers: {},
};
