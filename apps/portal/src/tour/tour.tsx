import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useWords } from '../words/index.js';
import { goTo } from './tour-store.js';
import './tour.css';
import type { TourStep } from './tour-steps.js';
import { useTour } from './use-tour.js';

/** The demo's story, told beside the screens that show it. It is in nobody's way: the screen can be used meanwhile. */
export function Tour() {
  const tour = useTour();
  if (!tour?.place.isOpen) return null;
  const step = Math.min(tour.place.step, tour.steps.length - 1);
  return <TourPanel steps={tour.steps} step={step} />;
}

function TourPanel({ steps, step }: { readonly steps: readonly TourStep[]; readonly step: number }) {
  const { tour: words } = useWords();
  const navigate = useNavigate();
  const { key } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  // After the screen that was gone to, which takes the focus too.
  useEffect(() => heading.current?.focus(), [step, key]);
  const topic = steps[step]?.topic ?? 'roles';
  const isLast = step === steps.length - 1;
  const leave = () => goTo({ step: isLast ? 0 : step, isOpen: false });
  const go = (to: number) => {
    goTo({ step: to, isOpen: true });
    void navigate(steps[to]?.path ?? '/');
  };
  const pressed = ({ key: pressedKey }: KeyboardEvent) => {
    if (pressedKey === 'Escape') leave();
  };
  return (
    <aside className="pt-tour" aria-label={words.title} onKeyDown={pressed}>
      <p className="tk-quiet">
        {words.title} · {words.place(step + 1, steps.length)}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {words.topics[topic].title}
      </h2>
      <p>{words.topics[topic].text}</p>
      <div className="tk-actions">
        <Button size="small" disabled={step === 0} onClick={() => go(step - 1)}>
          {words.back}
        </Button>
        {isLast ? (
          <Button size="small" type="primary" onClick={leave}>
            {words.end}
          </Button>
        ) : (
          <>
            <Button size="small" type="primary" onClick={() => go(step + 1)}>
              {words.next}
            </Button>
            <Button size="small" type="text" onClick={leave}>
              {words.leave}
            </Button>
          </>
        )}
      </div>
    </aside>
  );
}
