import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import { explainedBasis } from '#core/findings/explained-basis';
import type { Finding } from '#core/engine/live-assessment';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import { TextField } from '../../components/text-field';
import { useFormats } from '../../hooks/use-formats';
import { FindingText } from '../../assessment/finding-text';

const SHAPES = { E: '×', W: '!', I: 'i' } as const;

/** One finding: its places as links, its reason, the remedy, and, for a W, why it stands. */
export function FindingItem({ finding }: { readonly finding: Finding }): ReactNode {
  const { t } = useTranslation();
  const { session, index, document } = useAssessment();
  const known = index.provision.has(finding.at);
  const places = [...new Set([finding.at, ...finding.involves])].filter((place) => index.provision.has(place));
  const explanation = document.explanations[finding.key];
  const basis = explanation?.basis;
  const stale = basis !== undefined && basis !== explainedBasis(finding, session.live, (id) => index.question.get(id), document);
  return (
    <li className={`finding-item finding-level-${finding.level}`}>
      <span className="finding-shape" aria-hidden="true">
        {SHAPES[finding.level]}
      </span>
      <div className="stack-small">
        <p className="finding-places">
          <span className="finding-level">{t(`check.level.${finding.level}`)}</span>
          {places.map((place) => (
            <RouteLink
              key={place}
              to={{ screen: 'complete', assessment: session.id, at: place === finding.at ? (finding.target ?? place) : place }}
            >
              <Reference>{place}</Reference>
            </RouteLink>
          ))}
          {!known && <RouteLink to={{ screen: 'settings', assessment: session.id }}>{t('assessment.settings')}</RouteLink>}
          <span className="hint">
            <Reference>{finding.rule}</Reference>
          </span>
        </p>
        <p className="measure">
          <FindingText finding={finding} part="message" />
        </p>
        <p className="measure hint">
          <FindingText finding={finding} part="remedy" />
        </p>
        {finding.level === 'W' && (
          <ExplanationForm finding={finding} reason={explanation?.reason ?? ''} revision={explanation?.revision ?? 0} stale={stale} />
        )}
      </div>
    </li>
  );
}

interface ExplanationProps {
  readonly finding: Finding;
  readonly reason: string;
  readonly revision: number;
  /** It was given before what the finding looks at changed. */
  readonly stale: boolean;
}

function ExplanationForm({ finding, reason, revision, stale }: ExplanationProps): ReactNode {
  const { t } = useTranslation();
  const { session, writable } = useAssessment();
  const formats = useFormats();
  const [editing, setEditing] = useState(false);
  const [text, setText] = useState(reason);
  // What another window writes while this one is being edited neither empties the field nor is written over unseen.
  const [base, setBase] = useState(revision);
  const edit = (): void => {
    setText(reason);
    setBase(revision);
    setEditing(true);
  };
  const [error, setError] = useState<AppErrorBody | null>(null);
  const write = async (given: string, on: number): Promise<void> => {
    const result = await session.write('findings.explain', { finding: finding.key, base: on, reason: given });
    if (result.ok) setEditing(false);
    else setError(result.error);
  };
  if (!editing) {
    return (
      <div className="explanation">
        {reason && (
          <p className="answer-text" dir="auto" translate="no">
            <span className="label">{t(stale ? 'check.staleReason' : 'check.explained')}</span> {reason}
          </p>
        )}
        {stale && (
          <Button
            isDisabled={!writable}
            onPress={() => void write(reason, revision)}
            aria-label={`${t('check.stillHolds')}${formats.colon}${finding.at}`}
          >
            {t('check.stillHolds')}
          </Button>
        )}
        <Button
          variant="quiet"
          isDisabled={!writable}
          onPress={edit}
          aria-label={`${t(reason ? 'check.changeReason' : 'check.explain')}${formats.colon}${finding.at}`}
        >
          {t(reason ? 'check.changeReason' : 'check.explain')}
        </Button>
        {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      </div>
    );
  }
  return (
    <div className="stack-small">
      <TextField label={t('check.reason')} hint={t('check.reasonHint')} lines={3} value={text} onChange={setText} autoFocus />
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <div className="actions">
        <Button onPress={() => setEditing(false)}>{t('common.cancel')}</Button>
        <Button variant="primary" onPress={() => void write(text, base)}>
          {t('common.save')}
        </Button>
      </div>
    </div>
  );
}
