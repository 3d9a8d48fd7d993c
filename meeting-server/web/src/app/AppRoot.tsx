import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { isRefused } from '../api/client';
import { keys } from '../api/queries';
import { DisplayProvider } from './display';
import { makeRouter } from './routes';

/** A session that ended shows itself in any read; everyone who watches `me` then goes to sign-in. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isRefused(error) && error.status === 401) client.setQueryData(keys.me, null);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (failures, error) =>
          failures < 2 && !(isRefused(error) && error.status >= 400 && error.status < 500),
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

const queryClient = makeQueryClient();
const router = makeRouter();

export function AppRoot() {
  return (
    <QueryClientProvider client={queryClient}>
      <DisplayProvider>
        <RouterProvider router={router} />
      </DisplayProvider>
    </QueryClientProvider>
  );
}
