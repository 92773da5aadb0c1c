import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NOT_RELEASED } from '#core/answers/release';
import type { Phrase } from '#core/questionnaire/wording';
import { useSpeech } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { RadioGroup } from '../../components/radio-group';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';
import { foundByTyping, SearchSelect } from '../../components/search-select';
import { useSetRelease } from '../../release/use-set-release';

/** Whether the submission is released, and which provisions never leave the secretariat and the reviewers. */
export function WhatMayLeave(): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { settings, session, index, writable } = useAssessment();
  const { set, running, error } = useSetRelease();
  const [adding, setAdding] = useState<string | null>(null);
  /** The button that was pressed goes away or rests: the focus stays at the list. */
  const list = useRef<HTMLHeadingElement>(null);
  const subject = (id: string): Phrase => words(`provision/${id}/subject`);
  const { released, confidential } = settings.release ?? NOT_RELEASED;
  const choices = [...index.provision.values()]
    .filter(({ id, assessable }) => assessable && !confidential.includes(id) && session.live.provision(id).relevant)
    .map(({ id }) => foundByTyping(id, `${fullReference(id)} `, subject(id)));
  const add = async (): Promise<void> => {
    if (adding === null) return;
    await set({ mark: [adding] });
    setAdding(null);
    list.current?.focus();
  };
  const remove = async (provision: string): Promise<void> => {
    await set({ unmark: [provision] });
    list.current?.focus();
  };
  return (
    <section className="stack" aria-labelledby="what-may-leave">
      <h2 id="what-may-leave">{t('release.title')}</h2>
      <p className="measure">{t('release.intro')}</p>
      <RadioGroup
        label={t('release.choice')}
        choices={(['not-released', 'released'] as const).map((id) => ({
          id,
          label: t(`release.standing.${id}`),
          hint: t(`release.hint.${id}`),
        }))}
        value={released ? 'released' : 'not-released'}
        onChange={(id) => void set({ released: id === 'released' })}
        readOnly={!writable}
      />
      <h3 ref={list} tabIndex={-1}>
        {t('release.confidential')}
      </h3>
      <p className="hint measure">{t('release.confidentialHint')}</p>
      {confidential.length === 0 ? (
        <p>{t('release.none')}</p>
      ) : (
        <ul className="stack-small" aria-label={t('release.confidential')}>
          {confidential.map((id) => (
            <li key={id}>
              <Reference>{fullReference(id)}</Reference> <PhraseText phrase={subject(id)} />{' '}
              {writable && (
                <Button
                  variant="quiet"
                  isDisabled={running}
                  onPress={() => void remove(id)}
                  aria-label={t('release.remove', { provision: fullReference(id) })}
                >
                  {t('release.removeShort')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {writable && (
        <div className="field-row">
          <SearchSelect
            label={t('release.add')}
            choices={choices}
            value={adding}
            onChange={setAdding}
            empty={t('common.nothingFound')}
            openLabel={t('common.showList')}
            notChosen={t('filter.nothing')}
          />
          <Button isDisabled={adding === null || running} onPress={() => void add()}>
            {t('release.add')}
          </Button>
        </div>
      )}
      {error && <ErrorNotice error={error} />}
      <p className="hint measure">{t('release.later')}</p>
    </section>
  );
}
