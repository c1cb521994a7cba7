import { CompassOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '../words/index.js';
import { goTo } from './tour-store.js';
import { useTour } from './use-tour.js';

/** Begins the tour, or goes on where it was left. Only in a demo. */
export function TourButton() {
  const tour = useTour();
  const { tour: words } = useWords();
  const navigate = useNavigate();
  if (!tour || tour.place.isOpen) return null;
  const step = Math.min(tour.place.step, tour.steps.length - 1);
  const begin = () => {
    goTo({ step, isOpen: true });
    void navigate(tour.steps[step]?.path ?? '/');
  };
  return (
    <Button icon={<CompassOutlined aria-hidden />} onClick={begin}>
      {step === 0 ? words.begin : words.resume}
    </Button>
  );
}
