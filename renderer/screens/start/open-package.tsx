import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { LookedAtPackage, OpenedPackage } from '#core/contract/operations';
import { agencyFileOf } from '#core/agencies/file-endings';
import { usePackageLook } from '../../agencies/use-package-look';
import { useApplication } from '../../application/application-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Notice } from '../../components/notice';
import { Progress } from '../../components/progress';
import { useTask } from '../../hooks/use-task';
import { PackageFacts } from './package-facts';
import { PackageOpened } from './package-opened';

interface Props {
  /** A work package, or a contribution that came to the wrong place. */
  readonly file: ChosenFile;
  readonly onDismiss: () => void;
}

/** At an agency: a work package is shown first, and opened only by its button, however it came into the window. */
export function OpenPackage({ file, onDismiss }: Props): ReactNode {
  const { t } = useTranslation();
  const { person } = useApplication();
  const isPackage = agencyFileOf(file.name) !== 'contribution';
  const look = usePackageLook(isPackage ? file.handle : null);
  const opening = useTask('agencies.open');
  const [used, setUsed] = useState(false);
  const [opened, setOpened] = useState<OpenedPackage | null>(null);
  const open = async (held: string): Promise<void> => {
    setUsed(true);
    const result = await opening.run({ held, by: person });
    if (result?.ok) setOpened(result.value);
  };
  const stop = (cancel: () => void): void => {
    cancel();
    onDismiss();
  };
  const looked = look.status === 'looked' && !used ? look.looked : null;
  const card = useRef<HTMLDivElement>(null);
  const shown = looked !== null || opened !== null;
  // The whole of it, its button too, without having to look for it below the window.
  useEffect(() => {
    if (shown) card.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const error = look.status === 'failed' ? look.error : opening.error;
  if (!isPackage) {
    return (
      <Notice kind="information" title={t('agencies.open.isContribution', { name: file.name })} announce>
        {t('agencies.open.isContributionHint')}
      </Notice>
    );
  }
  return (
    <div ref={card} className="stack-small">
      {looked && (
        <Notice
          kind={looked.outcome === 'older' ? 'warning' : 'information'}
          title={t('agencies.open.isOne', { name: file.name })}
          announce
          actions={
            <>
              {looked.held !== undefined && <OpenButton looked={looked} held={looked.held} onOpen={open} />}
              <Button variant="quiet" onPress={onDismiss}>
                {t('agencies.open.notNow')}
              </Button>
            </>
          }
        >
          <PackageFacts looked={looked} />
          {looked.outcome !== 'created' && <p>{t(`agencies.open.outcome.${looked.outcome}`)}</p>}
          <p>{t('agencies.open.isOneHint')}</p>
        </Notice>
      )}
      {look.status === 'looking' && <Progress label={t('agencies.open.looking')} done={0} total={0} onCancel={() => stop(look.cancel)} />}
      {opening.running && (
        <Progress
          label={t('agencies.open.looking')}
          done={opening.progress?.done ?? 0}
          total={opening.progress?.total ?? 0}
          onCancel={opening.cancel}
        />
      )}
      {error && <ErrorNotice error={error} onDismiss={onDismiss} />}
      {opened && <PackageOpened opened={opened} />}
    </div>
  );
}

interface OpenButtonProps {
  readonly looked: LookedAtPackage;
  readonly held: string;
  readonly onOpen: (held: string) => Promise<void>;
}

function OpenButton({ looked: { outcome }, held, onOpen }: OpenButtonProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Button variant="primary" onPress={() => void onOpen(held)}>
      {t(outcome === 'unchanged' || outcome === 'older' ? 'agencies.open.again' : 'agencies.open.button')}
    </Button>
  );
}
