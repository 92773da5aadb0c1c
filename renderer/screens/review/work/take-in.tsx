import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { InspectedReview } from '#core/contract/operations';
import { REVIEW_FILE_ENDING } from '#core/review/file-ending';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { FileDrop } from '../../../components/file-drop';
import { Notice } from '../../../components/notice';
import { PhraseText } from '../../../components/phrase-text';
import { Progress } from '../../../components/progress';
import { RouteLink } from '../../../components/route-link';
import { useFormats } from '../../../hooks/use-formats';
import { useTask } from '../../../hooks/use-task';
import { usePartyName } from './use-party-name';

/** Takes in what another party has handed on: what it is comes first, and nothing changes before the user says so. */
export function TakeIn(): ReactNode {
  const { t } = useTranslation();
  const { navigate } = useApplication();
  const inspect = useTask('reviews.inspect');
  const take = useTask('reviews.take');
  const [looked, setLooked] = useState<(InspectedReview & { readonly name: string }) | null>(null);
  const look = async ({ handle, name }: ChosenFile): Promise<void> => {
    setLooked(null);
    take.dismissError();
    const result = await inspect.run({ file: handle });
    if (result?.ok) setLooked({ ...result.value, name });
  };
  const takeIn = async (held: string): Promise<void> => {
    const result = await take.run({ held });
    if (result?.ok) navigate({ screen: 'review', part: 'work', about: result.value.review.review });
  };
  const running = inspect.running ? inspect : take.running ? take : null;
  return (
    <section className="stack screen-only" aria-labelledby="take-review">
      <h2 id="take-review">{t('review.work.take')}</h2>
      <p className="measure">{t('review.work.takeHint')}</p>
      <FileDrop
        label={t('review.work.drop')}
        buttonLabel={t('review.work.choose')}
        accept={[REVIEW_FILE_ENDING]}
        disabled={running !== null}
        onFiles={([file]) => file && void look(file)}
      />
      {running && (
        <Progress
          label={t('review.work.taking')}
          done={running.progress?.done ?? 0}
          total={running.progress?.total ?? 0}
          onCancel={running.cancel}
        />
      )}
      {inspect.error && <ErrorNotice title={t('review.work.refused')} error={inspect.error} onDismiss={inspect.dismissError} />}
      {take.error && <ErrorNotice title={t('review.work.refused')} error={take.error} onDismiss={take.dismissError} />}
      {looked && (
        <Verdict
          looked={looked}
          busy={take.running}
          onTake={() => looked.held !== undefined && void takeIn(looked.held)}
          onLeave={() => setLooked(null)}
        />
      )}
    </section>
  );
}

interface VerdictProps {
  readonly looked: InspectedReview & { readonly name: string };
  readonly busy: boolean;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** From whom, of what, and how much of it is new, before anything goes in. */
function Verdict({ looked, busy, onTake, onLeave }: VerdictProps): ReactNode {
  const { t } = useTranslation();
  const { stateName, words } = useApplication();
  const formats = useFormats();
  const partyName = usePartyName(looked.state);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const parties = [...new Set(looked.news.map(({ party }) => party))];
  const nothing = looked.outcome === 'unchanged';
  const older = nothing && looked.onlyHere > 0;
  return (
    <article className="review-verdict stack" aria-labelledby="verdict">
      <h3 id="verdict" ref={head} tabIndex={-1}>
        {t(`review.work.verdict.${older ? 'older' : looked.outcome}`)}
      </h3>
      <dl className="facts">
        <dt>{t('review.work.file')}</dt>
        <dd>
          <bdi translate="no">{looked.name}</bdi>
        </dd>
        <dt>{t('review.party.reviewed')}</dt>
        <dd>
          {stateName(looked.state)} {looked.practice && <span className="practice-tag">{t('common.practice')}</span>}
        </dd>
        <dt>{t('review.document.instrument')}</dt>
        <dd>
          <PhraseText phrase={words(`instrument/${looked.instrument}/short-title`)} />
        </dd>
        <dt>{t('document.fact.exercise')}</dt>
        <dd>
          <bdi>{looked.exerciseTitle}</bdi>
        </dd>
        <dt>{t('review.work.sender')}</dt>
        <dd>{partyName(looked.sender)}</dd>
        <dt>{t('review.work.as')}</dt>
        <dd>{looked.as === null ? t('review.work.readsOnly') : partyName(looked.as)}</dd>
        <dt>{t('review.work.bundles')}</dt>
        <dd>{formats.number(looked.bundles.length)}</dd>
      </dl>
      {parties.map((party) => (
        <div key={party}>
          <h4>{t('review.work.newFrom', { party: partyName(party) })}</h4>
          <ul>
            {looked.news
              .filter((each) => each.party === party)
              .map(({ kind, statements }) => (
                <li key={kind}>
                  {t(`review.work.said.${kind}`)}
                  {formats.colon}
                  {formats.number(statements)}
                </li>
              ))}
          </ul>
        </div>
      ))}
      {looked.leftOut.map(({ party, statements }) => (
        <Notice key={party} kind="warning">
          {t('review.work.leftOut', { party: partyName(party), number: formats.number(statements) })}
        </Notice>
      ))}
      {looked.leftOut.length === 0 && !nothing && <Notice kind="success">{t('review.work.inOrder')}</Notice>}
      {looked.leftOut.length === 0 && nothing && !older && <Notice kind="information">{t('review.work.nothingNew')}</Notice>}
      {older && (
        <Notice kind="information">
          {t('review.work.olderThanHere', { number: formats.number(looked.onlyHere), party: partyName(looked.sender) })}
        </Notice>
      )}
      {looked.as === null && <Notice kind="warning">{t('review.work.readsOnlyHint')}</Notice>}
      <div className="actions">
        {nothing ? (
          <RouteLink variant="primary" to={{ screen: 'review', part: 'work', about: looked.review }}>
            {t('review.work.openThis')}
          </RouteLink>
        ) : (
          <Button variant="primary" isDisabled={busy} onPress={onTake}>
            {t('review.work.takeNow')}
          </Button>
        )}
        <Button variant="quiet" isDisabled={busy} onPress={onLeave}>
          {t('review.work.leave')}
        </Button>
      </div>
    </article>
  );
}
