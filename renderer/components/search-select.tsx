import { useState, type ReactNode, type Ref } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text, useFilter } from 'react-aria-components';
import type { Language, Phrase } from '#core/questionnaire/wording';
import { useSpeech } from '../application/application-context';
import { directionOf } from '../localisation/direction';

interface Choice {
  readonly id: string;
  /** Searched and shown. */
  readonly text: string;
  /** In which it is written; absent: the language of the window. */
  readonly language?: Language;
}

/** Words of the questionnaire after what they are about, in the language in which they really are. */
export const foundByTyping = (id: string, before: string, { text, language }: Phrase): Choice => ({ id, text: before + text, language });

interface Props {
  readonly label: ReactNode;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly empty: string;
  readonly openLabel: string;
  /** Stands under the field once something is chosen, where there is more to say than what the field says itself. */
  readonly chosen?: (text: string) => string;
  /** Stands there while text is in the field that chooses nothing. */
  readonly notChosen: string;
  /** Where the focus goes when this is what is missing. */
  readonly inputRef?: Ref<HTMLInputElement>;
}

/**
 * A long list that is found by typing: States. What the field says is always what is chosen, or nothing is: text that is
 * changed takes the choice back, and the list never offers what the text rules out.
 */
export function SearchSelect({ label, choices, value, onChange, hint, error, inputRef, ...words }: Props): ReactNode {
  const { startsWith, contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true });
  const { language } = useSpeech();
  const [typed, setTyped] = useState('');
  const chosen = choices.find(({ id }) => id === value);
  const text = chosen?.text ?? typed;
  const said = chosen ? words.chosen?.(chosen.text) : text !== '' && words.notChosen;
  const search = chosen ? '' : typed.trim();
  const begins = choices.filter((choice) => startsWith(choice.text, search));
  const offered = [...begins, ...choices.filter((choice) => !begins.includes(choice) && contains(choice.text, search))];

  const spoken = (choice: Choice | undefined) =>
    choice?.language !== undefined && choice.language !== language ? { lang: choice.language, dir: directionOf(choice.language) } : {};

  const type = (next: string): void => {
    if (next === text) return;
    setTyped(next);
    if (value !== null) onChange(null);
  };
  const choose = (next: string | undefined): void => {
    if (next === undefined || next === value) return;
    setTyped('');
    onChange(next);
  };
  const chooseWhatIsWrittenOut = (): void =>
    choose(search === '' ? undefined : offered.find((choice) => choice.text.length === search.length)?.id);
  return (
    <ComboBox
      items={offered}
      value={value}
      onChange={(next) => choose(next === null ? undefined : String(next))}
      onBlur={chooseWhatIsWrittenOut}
      inputValue={text}
      onInputChange={type}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
      // The text stays when the list closes; it chooses nothing by itself.
      allowsCustomValue
      className="field"
    >
      <Label className="label">{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      {/* Above the field: the list opens below it. */}
      <FieldError className="field-error">{error}</FieldError>
      <div className="input-group">
        <Input ref={inputRef} className="input" autoComplete="off" spellCheck="false" {...spoken(chosen)} />
        <Button className="button button-quiet input-group-button" aria-label={words.openLabel}>
          <span className="select-arrow" aria-hidden="true" />
        </Button>
      </div>
      {said && <p className="hint">{said}</p>}
      <Popover className="popover">
        <ListBox
          className="listbox"
          aria-label={words.openLabel}
          renderEmptyState={() => <div className="listbox-empty">{words.empty}</div>}
        >
          {(choice: Choice) => (
            <ListBoxItem id={choice.id} textValue={choice.text} className="listbox-item">
              <span {...spoken(choice)}>{choice.text}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
