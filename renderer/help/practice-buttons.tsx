import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { useHelp } from './help-context';
import { usePractice } from './use-practice';

interface Props {
  /** Told before the tour or the practice begins. */
  readonly onBegin?: () => void;
  /** Further buttons of the same row. */
  readonly children?: ReactNode;
}

/** To learn on what is invented: the tour, or a filled assessment to try everything on. */
export function PracticeButtons({ onBegin, children }: Props): ReactNode {
  const { t } = useTranslation();
  const { navigate } = useApplication();
  const { startTour } = useHelp();
  const practice = usePractice();
  const take = async (): Promise<void> => {
    const assessment = await practice.find();
    if (assessment === null) return;
    onBegin?.();
    startTour(assessment);
  };
  const practise = async (): Promise<void> => {
    const assessment = await practice.begin();
    if (assessment === null) return;
    onBegin?.();
    navigate({ screen: 'complete', assessment });
  };
  return (
    <>
      {practice.error && <ErrorNotice error={practice.error} />}
      <div className="actions">
        <Button isDisabled={practice.running} onPress={() => void take()}>
          {t('help.tour.take')}
        </Button>
        <Button variant="quiet" isDisabled={practice.running} onPress={() => void practise()}>
          {t('help.practice.begin')}
        </Button>
        {children}
      </div>
    </>
  );
}
