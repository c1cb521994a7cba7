import { useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { onTour, tourPlace, type TourPlace } from './tour-store.js';
import { type TourStep, tourSteps } from './tour-steps.js';

/** The tour as far as it is for this reader; undefined where there is none. */
export function useTour(): { readonly place: TourPlace; readonly steps: readonly TourStep[] } | undefined {
  const connection = useConnection();
  const place = useSyncExternalStore(onTour, tourPlace);
  // The one that was issued first is the story's.
  const query = { state: 'live', sort: 'issuedAt', limit: 1 };
  const { data } = useQuery({
    queryKey: ['receivables', 'tour'],
    queryFn: () => connection.call(connection.routes.GET('/v1/receivables', { params: { query } })),
    enabled: place !== undefined,
  });
  return place && data && { place, steps: tourSteps(data.items[0]?.id) };
}
