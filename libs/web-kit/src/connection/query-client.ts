import { ApiProblem } from '@tallystick/api-client/browser';
import { QueryClient } from '@tanstack/react-query';

const FRESH_MS = 30_000;
const TRIES = 3;

/** Reads are tried again when nobody answered; a refusal stays one. What changes something is tried once, by the person. */
export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < TRIES && !(error instanceof ApiProblem),
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
