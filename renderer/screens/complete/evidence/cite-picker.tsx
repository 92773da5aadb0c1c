import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceKind } from '#core/questionnaire/definition';
import { useAssessment } from '../../../assessment/assessment-context';
import { Button } from '../../../components/button';
import { CheckboxGroup } from '../../../components/checkbox-group';
import { Dialog } from '../../../components/dialog';
import { TextField } from '../../../components/text-field';
import { EvidenceName } from '../../../evidence/evidence-name';
import { ForceMark } from '../../../evidence/force-mark';

interface Props {
  readonly accepts: readonly EvidenceKind[];
  readonly cited: readonly string[];
  readonly onCite: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Chooses among what has been entered once already. */
export function CitePicker({ accepts, cited, onCite, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { document, settings } = useAssessment();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const wanted = search.trim().toLowerCase();
  const choices = Object.entries(document.evidence)
    .filter(([id, { kind }]) => accepts.includes(kind) && !cited.includes(id))
    .filter(([, { title, reference, summary }]) => `${title} ${reference ?? ''} ${summary ?? ''}`.toLowerCase().includes(wanted))
    .sort(([, one], [, other]) => one.title.localeCompare(other.title))
    .map(([id, evidence]) => ({
      id,
      label: (
        <>
          <EvidenceName evidence={evidence} /> <ForceMark evidence={evidence} on={settings.assessmentDate} />
        </>
      ),
      hint: t(`evidence.kind.${evidence.kind}`),
    }));
  return (
    <Dialog
      title={t('evidence.chooseTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={chosen.length === 0}
            onPress={() => {
              onCite([...cited, ...chosen]);
              onClose();
            }}
          >
            {t('evidence.cite', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <TextField label={t('evidence.search')} type="search" value={search} onChange={setSearch} autoFocus />
      {choices.length === 0 && <p>{t('common.nothingFound')}</p>}
      <CheckboxGroup label={t('evidence.register')} choices={choices} value={chosen} onChange={setChosen} />
    </Dialog>
  );
}
