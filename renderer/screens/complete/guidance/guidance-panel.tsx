import { memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provision } from '#core/questionnaire/definition';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { PhraseText } from '../../../components/phrase-text';
import { OfficialText } from './official-text';
import { RelatedProvisions } from './related-provisions';

const PARTS = ['asked', 'good-answer', 'frequent-mistake'] as const;

/** Beside the questions: what is asked, what a good answer shows, the official text, and related provisions. */
export const GuidancePanel = memo(function GuidancePanel({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const [open, setOpen] = useState(true);
  const note = words(`provision/${provision.id}/note`);
  const qualifier = words(`provision/${provision.id}/qualifier`);
  const parts = PARTS.map((part) => ({ part, phrase: words(`article/${provision.article}/${part}`) })).filter(
    ({ phrase }) => phrase.shown !== 'key',
  );
  return (
    <aside
      id="guidance"
      className={open ? 'complete-guidance' : 'complete-guidance complete-guidance-folded'}
      tabIndex={-1}
      aria-labelledby="guidance-title"
    >
      <div className="guidance-head">
        <h2 id="guidance-title">{t('guidance.title')}</h2>
        <Button variant="quiet" className="button-inline" onPress={() => setOpen(!open)} aria-expanded={open}>
          {t(open ? 'guidance.fold' : 'guidance.unfold')}
        </Button>
      </div>
      {open && (
        <div className="stack">
          {note.shown !== 'key' && (
            <GuidancePart title={t('guidance.note')} emphasised>
              <PhraseText phrase={note} notice />
            </GuidancePart>
          )}
          {qualifier.shown !== 'key' && (
            <GuidancePart title={t('guidance.qualifier')}>
              <PhraseText phrase={qualifier} />
            </GuidancePart>
          )}
          {parts.map(({ part, phrase }) => (
            <GuidancePart key={part} title={t(`guidance.${part}`)}>
              <PhraseText phrase={phrase} notice />
            </GuidancePart>
          ))}
          <OfficialText provision={provision} />
          <RelatedProvisions provision={provision} />
        </div>
      )}
    </aside>
  );
});

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly emphasised?: boolean;
}

function GuidancePart({ title, children, emphasised }: PartProps): ReactNode {
  return (
    <section className={emphasised ? 'guidance-part guidance-note' : 'guidance-part'}>
      <h3>{title}</h3>
      <p className="measure">{children}</p>
    </section>
  );
}
