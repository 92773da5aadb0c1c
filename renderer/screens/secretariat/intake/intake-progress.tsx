import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from '../../../components/progress';
import type { TaskProgress } from '../../../hooks/use-task';
import { useFormats } from '../../../hooks/use-formats';

interface Props {
  /** In bytes; its label is `<files done>/<files> <name of the last one>`. */
  readonly progress: TaskProgress | null;
  readonly cancelled: boolean;
  readonly onCancel: () => void;
}

/** How far an intake is, in files and in bytes, and what stopping it means. */
export function IntakeProgress({ progress, cancelled, onCancel }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [, done, total, name] = /^(\d+)\/(\d+) (.*)$/s.exec(progress?.label ?? '') ?? [];
  const said =
    total === undefined
      ? t('secretariat.intake.preparing')
      : t('secretariat.intake.progress', { done: formats.number(Number(done)), total: formats.number(Number(total)), name: name ?? '' });
  return (
    <>
      <Progress
        label={cancelled ? t('secretariat.intake.stopping') : said}
        done={progress?.done ?? 0}
        total={progress?.total ?? 0}
        unit="bytes"
        {...(!cancelled && { onCancel })}
      />
      <p className="hint">{t('secretariat.intake.stopHint')}</p>
    </>
  );
}
