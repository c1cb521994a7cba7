/** Where the reader is in the tour; kept in the tab, so that it is found again after they went elsewhere or signed in as somebody else. */
export interface TourPlace {
  readonly step: number;
  /** Left, and to be resumed where it was. */
  readonly isOpen: boolean;
}

const KEPT = 'tallystick.tour';
/** What is kept by a demo's door, and nowhere else. */
const OFFERED: TourPlace = { step: 0, isOpen: false };

const listeners = new Set<() => void>();
let known: { readonly text: string | null; readonly place: TourPlace | undefined } = { text: null, place: undefined };

/** Undefined where there is no demo to tour. */
export function tourPlace(): TourPlace | undefined {
  const text = sessionStorage.getItem(KEPT);
  if (text !== known.text) known = { text, place: text === null ? undefined : placeIn(text) };
  return known.place;
}

function placeIn(text: string): TourPlace {
  const [step = '', state] = text.split(' ');
  return /^\d{1,2}$/.test(step) ? { step: Number(step), isOpen: state === 'open' } : OFFERED;
}

export function goTo({ step, isOpen }: TourPlace): void {
  sessionStorage.setItem(KEPT, `${step} ${isOpen ? 'open' : 'left'}`);
  for (const listener of listeners) listener();
}

/** Who came in by the demo's door may take the tour; where they are in it already stays. */
export function offerTour(): void {
  if (!tourPlace()) goTo(OFFERED);
}

export function onTour(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
