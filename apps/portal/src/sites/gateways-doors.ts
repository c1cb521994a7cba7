import { useRoutes } from '@tallystick/web-kit';
import type { components } from '@tallystick/api-client/browser';
import { ofSite } from '@tallystick/web-kit/site';
import { useQuery } from '@tanstack/react-query';

type Schemas = components['schemas'];
export type Gateway = Schemas['GatewayView'];
export type EnrolmentRequest = Schemas['EnrolmentRequestView'];

const EVERY_MS = 10_000;

export function useGateways(site: string) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...ofSite(site), 'gateways'],
    queryFn: () => call(routes.GET('/v1/sites/{site}/gateways', { params: { path: { site } } })),
    refetchInterval: EVERY_MS,
  });
}

/** Those that wait for the operator, the first to ask first: nobody is told of them otherwise. */
export function usePendingEnrolments(site: string) {
  const { routes, call } = useRoutes();
  const query = { state: 'pending' as const, limit: 100 };
  return useQuery({
    queryKey: [...ofSite(site), 'enrolments'],
    queryFn: () => call(routes.GET('/v1/sites/{site}/enrolments', { params: { path: { site }, query } })),
    refetchInterval: EVERY_MS,
  });
}
