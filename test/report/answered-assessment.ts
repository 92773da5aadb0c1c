import type { AnswerValue, Cell } from '#core/answers/answer';
import type { Evidence } from '#core/answers/document';
import type { Input } from '#core/contract/operations';
import type { Question, Questionnaire, TableColumn } from '#core/questionnaire/definition';
import type { Language } from '#core/questionnaire/wording';

/** Sentences in four scripts, with brackets, figures, and words of another script within. */
const SENTENCES: readonly { readonly language: Language; readonly text: (mark: string) => string }[] = [
  { language: 'en', text: (mark) => `The offence (section ${mark}) is punished with two to twelve years; attempt is covered.` },
  {
    language: 'ar',
    text: (mark) => `يعاقب القانون رقم ${mark} (المادة ٣ من الفصل الثاني) على الاتجار بالأشخاص وفق بروتوكول TIP لعام 2000.`,
  },
  { language: 'zh', text: (mark) => `根据第${mark}号法律（第三条），贩运人口罪可处二至十二年有期徒刑，未遂亦予处罚。` },
  { language: 'ru', text: (mark) => `Закон № ${mark} (статья 3) предусматривает наказание за торговлю людьми, включая покушение.` },
];

export const EVIDENCE: Readonly<Record<string, Omit<Evidence, 'revision'>>> = {
  'law-1': {
    kind: 'law',
    title: 'قانون مكافحة الاتجار بالأشخاص',
    reference: 'المادة 3 (أ)',
    adopted: '2014-03-02',
    inForce: '2014-07-01',
    stage: 'in-force',
    link: 'https://laws.example/2014/12?a=1&b=2',
    language: 'ar',
    summary: 'يجرّم الأفعال والوسائل والأغراض.',
  },
  'case-1': {
    kind: 'case',
    title: 'Prosecutor v. A. B.',
    reference: '2021/44',
    court: 'Court of Appeal',
    date: '2021-05-04',
    outcome: 'Convicted; nine years.',
  },
  'statistic-1': { kind: 'statistic', title: '全国统计年报', reference: '刑法第240条', date: '2024-12-31' },
  'link-1': { kind: 'link', title: 'Портал законодательства', link: 'https://pravo.example/' },
};

type Write = Input<'answers.record'>['writes'][number];
export type Given = Pick<Write, 'question' | 'standing' | 'value' | 'reason' | 'language' | 'texts'>;

/** A diligent official answers whatever is asked, in the language that comes up; `place` makes every text its own. */
export function answerTo(question: Question, place: number, questionnaire: Questionnaire): Given {
  const id = question.id;
  if (question.type === 'status' && place % 11 === 7)
    return { question: id, standing: 'not-known', reason: `The ministry of the interior (${place}) has not replied.`, language: 'en' };
  if (question.type === 'text' && question.lines === 'many') {
    const { language, text } = SENTENCES[place % SENTENCES.length]!;
    return { question: id, standing: 'answered', value: `${text(`${place}/A`)}\n${text(`${place}/B`)}`, language };
  }
  return { question: id, standing: 'answered', value: valueOf(question, place, questionnaire) as Given['value'] };
}

function valueOf(question: Question, place: number, { scales }: Questionnaire): AnswerValue {
  switch (question.type) {
    case 'status': {
      const values = scales.find(({ id }) => id === question.scale)!.values.filter(({ retired }) => !retired);
      return values[place % values.length]!.id;
    }
    case 'choice': {
      const options = question.options.filter(({ retired }) => !retired);
      return options[0]!.id;
    }
    case 'choices': {
      const options = question.options.filter(({ retired, exclusive }) => !retired && !exclusive);
      return [...new Set([options[place % options.length]!.id, options[(place + 1) % options.length]!.id])];
    }
    case 'text':
      return SENTENCES[place % SENTENCES.length]!.text(String(place));
    case 'number':
      return Math.min(question.maximum ?? 2_000_000, (question.minimum ?? 0) + place);
    case 'date':
      return `20${String(10 + (place % 15)).padStart(2, '0')}-0${1 + (place % 9)}-11`;
    case 'citations':
      return Object.entries(EVIDENCE).flatMap(([key, { kind }]) => (question.accepts.includes(kind) ? [key] : []));
    case 'table': {
      const { rows, columns } = question.table;
      if (columns === 'years') {
        const years = [2022, 2023];
        return {
          years,
          rows: (rows === 'free' ? [] : rows).map(({ id }, row) => ({
            id,
            cells: Object.fromEntries(
              years.map((year, at): [string, Cell] => [
                String(year),
                row === 0 && at === 1 ? { notAvailable: true } : place + row * 10 + at,
              ]),
            ),
          })),
        };
      }
      const ids = rows === 'free' ? [`row-${place}-1`, `row-${place}-2`] : rows.map(({ id }) => id);
      return {
        rows: ids.map((id, row) => ({
          id,
          cells: Object.fromEntries(
            columns.filter(({ retired }) => !retired).map((column): [string, Cell] => [column.id, cellOf(column, place * 3 + row)]),
          ),
        })),
      };
    }
  }
}

function cellOf(column: TableColumn, place: number): Cell {
  const options = (column.options ?? []).filter(({ retired, exclusive }) => !retired && !exclusive);
  switch (column.type) {
    case 'text':
      return SENTENCES[place % SENTENCES.length]!.text(`${column.id} ${place}`);
    case 'number':
      return (column.minimum ?? 0) + place;
    case 'date':
      return `20${String(26 + (place % 4))}-0${1 + (place % 9)}-15`;
    case 'choice':
      return options[place % options.length]!.id;
    case 'choices':
      return [options[0]!.id];
    case 'citations':
      return ['law-1'];
  }
}
