import type { ReactNode } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { OBLIGATION_LEVELS } from '#core/questionnaire/definition';
import { useApplication } from '../../application/application-context';
import { CheckboxGroup } from '../../components/checkbox-group';
import type { Choice } from '../../components/choice';
import { Disclosure } from '../../components/disclosure';
import { PhraseText } from '../../components/phrase-text';
import { assessedInstruments, type AssessmentFormValues } from './assessment-form-values';

/** Final clauses carry no status: nothing of them could be left out. */
const LEVELS = OBLIGATION_LEVELS.filter((level) => level !== 'final');

/** Which clusters, chapters and levels of the chosen instruments are asked: all, unless the State leaves some out. */
export function CoverageSection(): ReactNode {
  const { t } = useTranslation();
  const { description, words } = useApplication();
  const { control } = useFormContext<AssessmentFormValues>();
  const form = useWatch({ control }) as AssessmentFormValues;
  const { field } = useController({ control, name: 'leftOut' });
  const assessed = assessedInstruments(form);
  const chosen = description.instruments.filter(({ code }) => assessed.includes(code));
  // Clusters belong to the mechanism of the Organized Crime Convention; the other Convention is divided by chapters.
  const ofProtocols = new Set(chosen.filter(({ code }) => code !== 'UNCAC').flatMap((instrument) => instrument.clusters));
  const clusters = description.instruments
    .flatMap((instrument) => instrument.clusters)
    .filter(unlessSeen)
    .filter((id) => ofProtocols.has(id));
  const chapters = chosen.filter(({ code }) => code === 'UNCAC').flatMap((instrument) => instrument.chapters);
  if (chosen.length === 0) return null;

  const group = <Id extends string>(name: 'clusters' | 'chapters' | 'levels', label: string, choices: readonly Choice<Id>[]): ReactNode => {
    const out: readonly string[] = field.value[name];
    return (
      <CheckboxGroup<Id>
        label={label}
        choices={choices}
        value={choices.map(({ id }) => id).filter((id) => !out.includes(id))}
        onChange={(asked) => field.onChange({ ...field.value, [name]: choices.map(({ id }) => id).filter((id) => !asked.includes(id)) })}
      />
    );
  };
  return (
    <section className="form-section" aria-labelledby="new-coverage">
      <h2 id="new-coverage">{t('start.new.coverageTitle')}</h2>
      <p className="measure muted">{t('start.new.coverageHint')}</p>
      <Disclosure title={t('start.new.coverageChoose')}>
        <div className="stack">
          {clusters.length > 0 &&
            group(
              'clusters',
              t('start.new.clusters'),
              clusters.map((id) => ({ id, label: <PhraseText phrase={words(`cluster/${id}`)} /> })),
            )}
          {chapters.length > 0 &&
            group(
              'chapters',
              t('start.new.chapters'),
              chapters.map((id) => ({ id, label: <ChapterTitle id={id} /> })),
            )}
          {group(
            'levels',
            t('start.new.levels'),
            LEVELS.map((id) => ({ id, label: t(`level.${id}`) })),
          )}
        </div>
      </Disclosure>
    </section>
  );
}

/** `UNCAC:II` */
function ChapterTitle({ id }: { readonly id: string }): ReactNode {
  const { words } = useApplication();
  const [code, number] = id.split(':');
  return (
    <>
      {number}. <PhraseText phrase={words(`chapter/${code ?? ''}/${number ?? ''}`)} />
    </>
  );
}

const unlessSeen = (id: string, index: number, ids: readonly string[]): boolean => ids.indexOf(id) === index;
