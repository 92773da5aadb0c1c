import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#core/contract/operations';
import type { Question } from '#core/questionnaire/definition';
import { listOf, textOf, unionOf } from '../../agencies/combined-answer';
import type { ConflictSide } from '../../agencies/conflict-sides';
import { useSideName } from '../../agencies/use-side-name';
import { useApplication } from '../../application/application-context';
import { Button } from '../../components/button';
import { CheckboxGroup } from '../../components/checkbox-group';
import { Dialog } from '../../components/dialog';
import { PhraseText } from '../../components/phrase-text';
import { TextField } from '../../components/text-field';
import { useFormats } from '../../hooks/use-formats';

type Combine = Extract<Input<'agencies.resolve'>['decisions'][number]['decision'], { readonly kind: 'combine' }>;

interface Props {
  readonly question: Question;
  readonly sides: readonly ConflictSide[];
  readonly running: boolean;
  readonly onClose: () => void;
  readonly onCombined: (content: Combine['content']) => Promise<void>;
}

/** One answer out of several: a text that begins with either, or what belongs into a list. */
export function CombineDialog({ question, sides, running, onClose, onCombined }: Props): ReactNode {
  const { t } = useTranslation();
  const nameOf = useSideName();
  const [text, setText] = useState(() => (sides[0] ? textOf(sides[0]) : ''));
  const [from, setFrom] = useState(sides[0]);
  const [picked, setPicked] = useState<readonly string[]>(() => unionOf(sides));
  const isText = question.type === 'text';
  const language = from?.answer.language;
  const empty = isText ? text.trim() === '' : picked.length === 0;
  const combine = (): Promise<void> =>
    onCombined({ standing: 'answered', value: isText ? text.trim() : [...picked], ...(isText && language && { language }) });
  return (
    <Dialog
      title={t('agencies.combine.title')}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" isDisabled={running || empty} onPress={() => void combine()}>
            {t('agencies.combine.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="measure">{t('agencies.combine.hint')}</p>
        {isText ? (
          <>
            <div className="row" role="group" aria-label={t('agencies.combine.start')}>
              {sides.map((each) => (
                <Button
                  key={each.key}
                  onPress={() => {
                    setText(textOf(each));
                    setFrom(each);
                  }}
                >
                  {t('agencies.combine.startOf', { side: nameOf(each) })}
                </Button>
              ))}
            </div>
            <TextField
              label={t('agencies.combine.text')}
              lines={6}
              value={text}
              onChange={setText}
              textLanguage={language}
              error={empty ? t('agencies.combine.empty') : undefined}
            />
            {sides
              .filter((each) => each !== from)
              .map((each) => (
                <section key={each.key} className="stack-small">
                  <h3>
                    <bdi translate="no">{nameOf(each)}</bdi>
                  </h3>
                  <p className="answer-text" dir="auto" lang={each.answer.language} translate="no">
                    {textOf(each)}
                  </p>
                </section>
              ))}
          </>
        ) : (
          <CheckboxGroup
            label={t('agencies.combine.pick')}
            choices={unionOf(sides).map((id) => ({
              id,
              label: <Piece id={id} question={question} sides={sides} />,
              hint: (
                <bdi>
                  {sides
                    .filter((each) => listOf(each).includes(id))
                    .map(nameOf)
                    .join(' · ')}
                </bdi>
              ),
            }))}
            value={picked}
            onChange={setPicked}
          />
        )}
      </div>
    </Dialog>
  );
}

interface PieceProps {
  readonly id: string;
  readonly question: Question;
  readonly sides: readonly ConflictSide[];
}

function Piece({ id, question, sides }: PieceProps): ReactNode {
  const { words } = useApplication();
  const formats = useFormats();
  const cited = sides.map(({ side }) => (Object.hasOwn(side.evidence, id) ? side.evidence[id] : undefined)).find(Boolean);
  if (question.type === 'citations')
    return <bdi translate="no">{cited ? [cited.title, cited.reference].filter(Boolean).join(formats.comma) : id}</bdi>;
  return <PhraseText phrase={words(`question/${question.wording}/option/${id}`)} />;
}
