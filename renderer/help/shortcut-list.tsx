import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { SHORTCUTS } from './shortcuts';

export function ShortcutList(): ReactNode {
  const { t, i18n } = useTranslation();
  const { direction } = useApplication();
  const nameOf = (key: string): string => {
    // Onwards is to the left where the writing goes there.
    if (key === 'onwards' || key === 'backwards') return (key === 'onwards') === (direction === 'ltr') ? '→' : '←';
    return i18n.exists(`help.keys.${key}`) ? t(`help.keys.${key}`) : key;
  };
  return (
    <>
      {SHORTCUTS.map(({ where, shortcuts }) => (
        <section key={where} className="shortcut-group" aria-labelledby={`shortcuts-${where}`}>
          <h4 id={`shortcuts-${where}`}>{t(`help.shortcuts.${where}`)}</h4>
          <dl className="shortcut-list">
            {shortcuts.map(({ does, keys }) => (
              <Fragment key={does}>
                <dt>{t(`help.shortcuts.${does}`)}</dt>
                <dd>
                  {keys.map((together, index) => (
                    <Fragment key={together.join()}>
                      {index > 0 && <span className="shortcut-or"> {t('help.shortcuts.or')} </span>}
                      <bdi className="shortcut-keys" dir="ltr">
                        {together.map((key, place) => (
                          <Fragment key={key}>
                            {place > 0 && '+'}
                            <kbd>{nameOf(key)}</kbd>
                          </Fragment>
                        ))}
                      </bdi>
                    </Fragment>
                  ))}
                </dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
