import { Failure } from '@tallystick/web-kit';
import { useRouteError } from 'react-router';

/** A screen that could not be fetched, after an update of the service say, is fetched anew with the page. */
export function ScreenFailure() {
  return <Failure error={useRouteError()} onRetry={() => location.reload()} />;
}
