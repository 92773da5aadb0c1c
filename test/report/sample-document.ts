import type { Language } from '#core/questionnaire/wording';
import type { Block, Inline, ReportDocument } from '#core/report/report-document';

interface Words {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly contents: string;
  readonly pageOf: string;
  readonly mark: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly table: {
    readonly caption: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly note: string;
  };
  readonly items: readonly string[];
  readonly options: readonly string[];
  readonly series: readonly string[];
  readonly signature: readonly string[];
}

/** Realistic sentences of an invented State: law titles, dates, per cent, brackets and references in the language's own way. */
export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Full self-assessment report',
    facts: [
      ['State', 'Republic of Exampleland'],
      ['Exercise', 'First exercise, 2026–2027'],
      ['Revision', '3 (replaces revision 2)'],
    ],
    contents: 'Contents',
    pageOf: 'Page {page} of {pages}',
    mark: 'Practice – not a submission',
    heading: 'Participation in an organized criminal group',
    paragraphs: [
      'Section 12(3) of the Organized Crime Act (No. 41 of 2019), in force since 1 March 2020, makes it an offence to agree with one or more persons to commit a serious crime for a financial or other material benefit; the penalty is at least four years (“deprivation of liberty”).',
      'Between 2021 and 2025, 38 % of 1,204 cases ended in a conviction; see also the decision of 14 May 2024 (case K.-17/24).',
    ],
    table: {
      caption: 'Cases by year',
      columns: ['Year', 'Investigations', 'Convictions', 'Remarks'],
      rows: [
        ['2023', '112', '41', 'Including two cases with a transnational element'],
        ['2024', '97', '38', 'One appeal is pending'],
      ],
      note: 'Source: Office of the Prosecutor General.',
    },
    items: ['Training of judges and prosecutors', 'A case management system', 'Model legislation'],
    options: ['Yes', 'Yes, in part', 'No'],
    series: ['Fully', 'In part'],
    signature: ['Name', 'Title', 'Date', 'Signature'],
  },
  fr: {
    title: 'Rapport complet d’auto-évaluation',
    facts: [
      ['État', 'République d’Exemplie'],
      ['Exercice', 'Premier exercice, 2026-2027'],
      ['Révision', '3 (remplace la révision 2)'],
    ],
    contents: 'Table des matières',
    pageOf: 'Page {page} sur {pages}',
    mark: 'Entraînement – sans valeur officielle',
    heading: 'Participation à un groupe criminel organisé',
    paragraphs: [
      'L’article 12, paragraphe 3, de la loi n° 2019-41 sur la criminalité organisée, en vigueur depuis le 1er mars 2020, érige en infraction le fait de s’entendre avec une ou plusieurs personnes en vue de commettre une infraction grave ; la peine est d’au moins quatre ans (« privation de liberté »).',
      'De 2021 à 2025, 38 % des 1 204 affaires ont abouti à une condamnation ; voir aussi la décision du 14 mai 2024 (affaire K.-17/24).',
    ],
    table: {
      caption: 'Affaires par année',
      columns: ['Année', 'Enquêtes', 'Condamnations', 'Observations'],
      rows: [
        ['2023', '112', '41', 'Dont deux affaires à caractère transnational'],
        ['2024', '97', '38', 'Un appel est pendant'],
      ],
      note: 'Source : Bureau du procureur général.',
    },
    items: ['Formation des juges et des procureurs', 'Système de gestion des dossiers', 'Législation type'],
    options: ['Oui', 'Oui, en partie', 'Non'],
    series: ['Entièrement', 'En partie'],
    signature: ['Nom', 'Fonction', 'Date', 'Signature'],
  },
  es: {
    title: 'Informe completo de autoevaluación',
    facts: [
      ['Estado', 'República de Ejemplia'],
      ['Ejercicio', 'Primer ejercicio, 2026-2027'],
      ['Revisión', '3 (sustituye a la revisión 2)'],
    ],
    contents: 'Índice',
    pageOf: 'Página {page} de {pages}',
    mark: 'Práctica: no es una presentación',
    heading: 'Participación en un grupo delictivo organizado',
    paragraphs: [
      'El artículo 12, párrafo 3, de la Ley núm. 41/2019 contra la Delincuencia Organizada, en vigor desde el 1 de marzo de 2020, tipifica el acuerdo con una o más personas para cometer un delito grave con el propósito de obtener un beneficio económico; la pena es de al menos cuatro años (“privación de libertad”).',
      'Entre 2021 y 2025, el 38 % de las 1204 causas terminó en condena; véase también la sentencia de 14 de mayo de 2024 (causa K.-17/24). ¿Hay recursos pendientes? Sí, uno.',
    ],
    table: {
      caption: 'Causas por año',
      columns: ['Año', 'Investigaciones', 'Condenas', 'Observaciones'],
      rows: [
        ['2023', '112', '41', 'Incluidas dos causas de carácter transnacional'],
        ['2024', '97', '38', 'Hay un recurso pendiente'],
      ],
      note: 'Fuente: Fiscalía General.',
    },
    items: ['Formación de jueces y fiscales', 'Sistema de gestión de causas', 'Legislación modelo'],
    options: ['Sí', 'Sí, en parte', 'No'],
    series: ['Plenamente', 'En parte'],
    signature: ['Nombre', 'Cargo', 'Fecha', 'Firma'],
  },
  ru: {
    title: 'Полный доклад о самооценке',
    facts: [
      ['Государство', 'Республика Примерия'],
      ['Цикл', 'Первый цикл, 2026–2027 годы'],
      ['Редакция', '3 (заменяет редакцию 2)'],
    ],
    contents: 'Содержание',
    pageOf: 'Стр. {page} из {pages}',
    mark: 'Учебный образец – не официальный документ',
    heading: 'Участие в организованной преступной группе',
    paragraphs: [
      'Часть 3 статьи 12 Закона № 41 «О борьбе с организованной преступностью» 2019 года, действующего с 1 марта 2020 года, признаёт преступлением сговор с одним или несколькими лицами о совершении тяжкого преступления ради финансовой выгоды; наказание — не менее четырёх лет лишения свободы.',
      'В 2021–2025 годах 38 % из 1204 дел завершились обвинительным приговором; см. также решение от 14 мая 2024 года (дело K.-17/24).',
    ],
    table: {
      caption: 'Дела по годам',
      columns: ['Год', 'Расследования', 'Приговоры', 'Примечания'],
      rows: [
        ['2023', '112', '41', 'В том числе два дела транснационального характера'],
        ['2024', '97', '38', 'Одна апелляция на рассмотрении'],
      ],
      note: 'Источник: Генеральная прокуратура.',
    },
    items: ['Подготовка судей и прокуроров', 'Система управления делами', 'Типовое законодательство'],
    options: ['Да', 'Да, частично', 'Нет'],
    series: ['Полностью', 'Частично'],
    signature: ['Имя', 'Должность', 'Дата', 'Подпись'],
  },
  ar: {
    title: 'التقرير الكامل للتقييم الذاتي',
    facts: [
      ['الدولة', 'جمهورية المثال'],
      ['الجولة', 'الجولة الأولى، 2026-2027'],
      ['المراجعة', '3 (تحل محل المراجعة 2)'],
    ],
    contents: 'المحتويات',
    pageOf: 'الصفحة {page} من {pages}',
    mark: 'نسخة للتدريب – ليست تقريرا رسميا',
    heading: 'المشاركة في جماعة إجرامية منظمة',
    paragraphs: [
      'تجرّم المادة 12 (3) من القانون رقم 41 لسنة 2019 بشأن مكافحة الجريمة المنظمة (Organized Crime Act, No. 41)، النافذ منذ 1 آذار/مارس 2020، الاتفاق مع شخص أو أكثر على ارتكاب جريمة خطيرة لغرض الحصول على منفعة مالية؛ والعقوبة أربع سنوات على الأقل («سلب الحرية»).',
      'بين عامي 2021 و2025 انتهت 38% من القضايا البالغ عددها ١٢٠٤ إلى الإدانة؛ انظر أيضًا القرار المؤرَّخ 14 أيار/مايو 2024 (القضية K.-17/24) وموقع https://example.org/a?b=1 على الشبكة.',
    ],
    table: {
      caption: 'القضايا بحسب السنة',
      columns: ['السنة', 'التحقيقات', 'الإدانات', 'ملاحظات'],
      rows: [
        ['2023', '112', '41', 'منها قضيتان لهما طابع عبر وطني'],
        ['2024', '97', '38', 'طعن واحد قيد النظر'],
      ],
      note: 'المصدر: مكتب المدعي العام.',
    },
    items: ['تدريب القضاة وأعضاء النيابة العامة', 'نظام لإدارة القضايا', 'تشريعات نموذجية'],
    options: ['نعم', 'نعم، جزئيا', 'لا'],
    series: ['بالكامل', 'جزئيا'],
    signature: ['الاسم', 'الوظيفة', 'التاريخ', 'التوقيع'],
  },
  zh: {
    title: '自我评估完整报告',
    facts: [
      ['国家', '范例共和国'],
      ['周期', '第一轮，2026年至2027年'],
      ['版本', '第3版（取代第2版）'],
    ],
    contents: '目录',
    pageOf: '第{page}页，共{pages}页',
    mark: '练习用——并非正式提交',
    heading: '参加有组织犯罪集团',
    paragraphs: [
      '2019年第41号《打击有组织犯罪法》（Organized Crime Act）第12条第3款自2020年3月1日起施行，将为获取金钱或其他物质利益而与一人或多人约定实施严重犯罪的行为定为犯罪；刑罚至少为四年“剥夺自由”。',
      '2021年至2025年，1204起案件中有38%以定罪告终；另见2024年5月14日的裁决（K.-17/24号案件）。',
    ],
    table: {
      caption: '按年份分列的案件',
      columns: ['年份', '调查', '定罪', '备注'],
      rows: [
        ['2023', '112', '41', '包括两起具有跨国性质的案件'],
        ['2024', '97', '38', '一起上诉正在审理中'],
      ],
      note: '资料来源：总检察长办公室。',
    },
    items: ['培训法官和检察官', '案件管理系统', '示范立法'],
    options: ['是', '部分是', '否'],
    series: ['完全', '部分'],
    signature: ['姓名', '职务', '日期', '签名'],
  },
};

export const DIGEST = '3f'.repeat(8) + '0123456789abcdef'.repeat(7);

/** A document with everything a document can have, in one language, with a paragraph in each of the others. */
export function sampleDocument(language: Language, more: Partial<ReportDocument> = {}): ReportDocument {
  const words = WORDS[language];
  const one = (text: string): readonly Inline[] => [{ text }];
  const others = (Object.keys(WORDS) as Language[]).filter((other) => other !== language);
  const blocks: readonly Block[] = [
    { kind: 'heading', level: 1, id: 'untoc', content: [{ text: 'UNTOC', isolate: true }] },
    { kind: 'heading', level: 2, id: 'untoc-5', content: [{ text: 'UNTOC 5(1)(a)', isolate: true }, { text: ` ${words.heading}` }] },
    ...words.paragraphs.map((text, index): Block => ({ kind: 'paragraph', style: index === 0 ? 'answer' : 'body', content: one(text) })),
    {
      kind: 'paragraph',
      style: 'label',
      content: [
        { text: words.heading, strong: true },
        { text: ' (' },
        { text: 'UNTOC 18(3)', isolate: true, goTo: 'untoc' },
        { text: ')' },
      ],
    },
    { kind: 'list', ordered: true, items: words.items.map(one) },
    { kind: 'list', ordered: false, items: words.items.map(one) },
    {
      kind: 'table',
      caption: words.table.caption,
      columns: words.table.columns.map((label, index) => ({ label, numeric: index === 1 || index === 2 })),
      rows: words.table.rows.map((row) => row.map(one)),
      note: words.table.note,
    },
    {
      kind: 'bars',
      caption: words.table.caption,
      series: words.series,
      bars: words.table.rows.map(([label = '', first, second]) => ({ label, values: [Number(first), Number(second)] })),
    },
    { kind: 'heading', level: 2, id: 'others', content: one(words.items[1] ?? '') },
    ...others.map((other): Block => ({
      kind: 'paragraph',
      style: 'answer',
      content: [{ text: WORDS[other].paragraphs[0] ?? '', language: other }],
    })),
    {
      kind: 'paragraph',
      style: 'body',
      content: [
        { text: `${words.items[0]}: ` },
        { text: WORDS.ru.items[1] ?? '', language: 'ru' },
        { text: ', ' },
        { text: WORDS.ar.items[1] ?? '', language: 'ar' },
        { text: ', ' },
        { text: WORDS.zh.items[1] ?? '', language: 'zh' },
        { text: ', ' },
        { text: 'https://example.org/law', link: 'https://example.org/law', isolate: true },
        { text: '.' },
      ],
    },
    { kind: 'heading', level: 3, id: 'form', content: one(words.table.caption) },
    { kind: 'choices', multiple: false, options: words.options },
    { kind: 'choices', multiple: true, options: words.items },
    { kind: 'writing-space', lines: 4 },
    { kind: 'facts', facts: words.facts.map(([label, value]) => ({ label, value: one(value) })) },
    { kind: 'signatures', signatures: [words.signature.map((label) => ({ label, value: [] }))] },
  ];
  return {
    language,
    title: words.title,
    facts: [
      ...words.facts.map(([label, value]) => ({ label, value: one(value) })),
      { label: 'SHA-512', value: [{ text: DIGEST, isolate: true }] },
    ],
    running: words.facts
      .map(([, value]) => value)
      .slice(0, 2)
      .join(' · '),
    contentDigest: DIGEST,
    mark: words.mark,
    labels: { contents: words.contents, pageOf: words.pageOf },
    blocks,
    ...more,
  };
}
