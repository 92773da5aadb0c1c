import 'survey-core/survey-core.css';
import 'survey-core/survey.i18n';
import { createRoot } from 'react-dom/client';
import { Model } from 'survey-core';
import { Survey } from 'survey-react-ui';
import { unpackForm, type PackedForm } from '../survey-form';

/** The form of `form.json` in SurveyJS's own renderer: its list of pages beside one page of questions, and languages to choose. */
const [questions, page] = window.location.hash.slice(1).split('&').map(Number);
const response = await fetch('./form.json');
const { definition, data } = unpackForm((await response.json()) as PackedForm, questions ?? 0);
const survey = new Model(definition);
survey.data = data;
survey.currentPageNo = page ?? 0;

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <>
      <nav>
        {survey.getUsedLocales().map((locale) => (
          <button key={locale} type="button" lang={locale} onClick={() => (survey.locale = locale)}>
            {locale}
          </button>
        ))}
      </nav>
      <Survey model={survey} />
    </>,
  );
