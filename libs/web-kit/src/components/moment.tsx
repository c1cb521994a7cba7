import { useFormats } from '../formats/use-formats.js';

/** A moment by the reader's clock. */
export function Moment({ at }: { readonly at: string }) {
  const { moment } = useFormats();
  return (
    <time className="tk-num" dateTime={at}>
      {moment(at)}
    </time>
  );
}

/** A calendar day, the same for every reader. */
export function Day({ on }: { readonly on: string }) {
  const { day } = useFormats();
  return (
    <time className="tk-num" dateTime={on}>
      {day(on)}
    </time>
  );
}
