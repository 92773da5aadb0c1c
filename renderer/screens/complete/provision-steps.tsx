import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provision } from '#core/questionnaire/definition';
import type { LiveAssessment } from '#core/engine/live-assessment';
import { useApplication } from '../../application/application-context';
import { useAssessmentPart, useSession } from '../../assessment/assessment-context';
import { shortReference } from '../../assessment/provision-reference';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { Reference } from '../../components/reference';

interface Props {
  readonly provision: Provision;
  readonly shown: readonly Provision[];
  readonly onChoose: (provision: string) => void;
}

/** To the provision before and after, and by keyboard to the next that is still open. */
export function ProvisionSteps({ provision, shown, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const { direction } = useApplication();
  const { session } = useSession();
  const { announce } = useAnnouncer();
  const place = shown.findIndex((each) => each.id === provision.id);
  const before = place > 0 ? shown[place - 1] : undefined;
  const after = shown[place + 1];

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
      event.preventDefault();
      const forward = (event.key === 'ArrowRight') === (direction === 'ltr');
      const next = nextOpen(shown, provision.id, session.live, forward ? 1 : -1);
      if (next) onChoose(next.id);
      else announce(t('provisions.noOpen'));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [shown, provision.id, session, direction, onChoose, announce, t]);

  const nextOpenOne = useAssessmentPart(() => nextOpen(shown, provision.id, session.live, 1)?.id);
  return (
    <nav className="provision-steps" aria-label={t('provisions.steps')}>
      <Button
        variant="quiet"
        isDisabled={!before}
        onPress={() => before && onChoose(before.id)}
        aria-label={t('provisions.previous', { reference: before ? shortReference(before.id) : '' })}
      >
        <span className="step-arrow" aria-hidden="true">
          ‹
        </span>
        {before && <Reference>{shortReference(before.id)}</Reference>}
      </Button>
      <Button variant="quiet" isDisabled={!nextOpenOne} onPress={() => nextOpenOne && onChoose(nextOpenOne)} shortcut="Alt+ArrowRight">
        {t('provisions.nextOpen')}
      </Button>
      <Button
        variant="quiet"
        isDisabled={!after}
        onPress={() => after && onChoose(after.id)}
        aria-label={t('provisions.next', { reference: after ? shortReference(after.id) : '' })}
      >
        {after && <Reference>{shortReference(after.id)}</Reference>}
        <span className="step-arrow" aria-hidden="true">
          ›
        </span>
      </Button>
    </nav>
  );
}

/** The nearest provision in one direction that still needs something; goes round at the end. */
function nextOpen(shown: readonly Provision[], from: string, live: LiveAssessment, step: 1 | -1): Provision | undefined {
  const place = shown.findIndex((each) => each.id === from);
  for (let distance = 1; distance <= shown.length; distance++) {
    const candidate = shown[(place + step * distance + shown.length * 2) % shown.length];
    if (!candidate || candidate.id === from) continue;
    const { progress } = live.provision(candidate.id);
    if (progress === 'open' || progress === 'begun' || progress === 'needs') return candidate;
  }
  return undefined;
}
