import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { useFormats } from '../hooks/use-formats';
import { TOUR_STEPS } from './tour-steps';
import './help.css';

interface Props {
  /** A practice assessment: the tour goes through its screens. */
  readonly assessment: string;
  readonly onEnd: () => void;
}

/** Leads through the work, a card at the foot of the window. The screens stay usable; it can be ended at every step. */
export function Tour({ assessment, onEnd }: Props): ReactNode {
  const { t } = useTranslation();
  const { navigate } = useApplication();
  const formats = useFormats();
  const [place, setPlace] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  const step = TOUR_STEPS[place];

  useEffect(() => {
    if (!step) return;
    navigate(step.route(assessment));
    document.documentElement.dataset['tour'] = step.spot;
    const takeFocus = (): void => title.current?.focus();
    takeFocus();
    // Going to another address takes the focus from whatever has it.
    window.addEventListener('hashchange', takeFocus);
    return () => {
      window.removeEventListener('hashchange', takeFocus);
      delete document.documentElement.dataset['tour'];
    };
  }, [step, assessment, navigate]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) onEnd();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onEnd]);

  if (!step) return null;
  const isLast = place === TOUR_STEPS.length - 1;
  return (
    <section className="tour" aria-labelledby="tour-title" aria-describedby="tour-text">
      <p className="muted">{t('help.tour.place', { place: formats.number(place + 1), count: formats.number(TOUR_STEPS.length) })}</p>
      <h2 id="tour-title" ref={title} tabIndex={-1}>
        {t(`help.tour.${step.id}.title`)}
      </h2>
      <p id="tour-text" className="measure">
        {t(`help.tour.${step.id}.text`)}
      </p>
      <div className="actions">
        {!isLast && (
          <Button variant="quiet" onPress={onEnd}>
            {t('help.tour.end.button')}
          </Button>
        )}
        <Button isDisabled={place === 0} onPress={() => setPlace(place - 1)}>
          {t('help.tour.back')}
        </Button>
        <Button variant="primary" onPress={() => (isLast ? onEnd() : setPlace(place + 1))}>
          {isLast ? t('help.tour.close') : t('help.tour.next')}
        </Button>
      </div>
    </section>
  );
}
