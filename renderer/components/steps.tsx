import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Step {
  readonly id: string;
  readonly title: ReactNode;
  readonly state: 'done' | 'current' | 'waiting';
  readonly content?: ReactNode;
}

const SHAPES = { done: '✓', current: '●', waiting: '○' } as const;

/** Numbered steps on one page; each shows its result, and none is shown as done before it is. */
export function Steps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.id} className={`step step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <h2 className="step-title">
            <span className="step-shape" aria-hidden="true">
              {SHAPES[step.state]}
            </span>
            {step.title}
            <span className="step-state">{t(`steps.${step.state}`)}</span>
          </h2>
          {step.content && <div className="step-content">{step.content}</div>}
        </li>
      ))}
    </ol>
  );
}
