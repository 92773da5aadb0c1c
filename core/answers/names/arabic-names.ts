import type { SuspectedName } from './suspected-names';

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(plain));

/** Without vowel signs and tatweel, and with the letters that are written in more than one way made one. */
function plain(word: string): string {
  return word
    .replace(/[\u064b-\u0652\u0670\u0640]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/ؤ/gu, 'و')
    .replace(/ئ/gu, 'ي');
}

/** Given names that hardly occur as ordinary words. */
const GIVEN = list(`
  محمد أحمد محمود حامد حمد حمدان مصطفى إبراهيم إسماعيل إسحاق يعقوب يوسف موسى عيسى هارون داود سليمان يونس أيوب زكريا يحيى عمر عثمان علي حسين
  خالد وليد طارق زياد سعد سعود فهد فيصل نايف بندر تركي مشعل نواف عبدالله عبدالرحمن عبدالعزيز عبدالكريم عبدالقادر عبدالسلام خليل خليفة جابر
  جعفر حمزة حيدر رشيد رضا زيد سالم سلمان سلطان شريف صلاح طاهر طلال عاصم عباس عدنان عماد عمار غسان فادي فارس فاروق قاسم كمال مازن ماجد مروان
  منصور مهند ناصر نبيل نزار هاشم هيثم ياسر ياسين إدريس إلياس بلال أسامة أنس أيمن باسم بشار جورج حنا بطرس بولس ميشال إيلي
  فاطمة عائشة خديجة زينب مريم آمنة سارة ليلى سلمى نادية فاطمه رقية حفصة هند أسماء ريم رانيا دينا سمية سميرة سعاد زهرة الزهراء نجلاء هالة
  هناء منى لينا ندى نوال وفاء ياسمين جميلة كوثر حليمة صفية شيماء إيمان غادة
`);
/** Given names that are ordinary words as well: they count beside another name only. */
const ORDINARY = list(`
  حسن صالح أمين كريم عادل سعيد جميل نور هدى أمل سلام كامل مبارك ناجي رائد قائد حكيم شاكر صادق فاضل عزيز مجاهد مختار منير نجيب نصر حبيب جمال
  حسام بدر فؤاد رمضان شعبان رجب جمعة عيد سيف سراج ضياء
`);
/** Words that join the parts of a name. */
const JOINING = list('بن ابن بنت ابنة أبو أبي أم ولد آل عبد ذو');
/** Whoever is called one of these is a person: two words after it are taken for the name. */
const PERSONS = list(`
  السيد السيدة الآنسة السادة المدعو المدعوة المواطن المواطنة المتهم المتهمة المحكوم الضحية المجني الشاهد الشاهدة الطفل الطفلة المسمى المسماة
`);
/** What is named after a person is none. */
const NAMED_AFTER = list(`
  محكمة مستشفى شارع مدينة جامعة مدرسة مطار ميناء جسر مسجد قانون مرسوم مؤسسة شركة بنك مصرف معهد مركز ملك الملك الأمير أمير الشيخ الرئيس سجن منطقة
  محافظة ولاية إمارة عملية دولة
`);
const NO_NAME = list(
  'من في على إلى عن مع ضد أو ثم بعد قبل عند بين أن إن قد لا ما هذا هذه ذلك التي الذي الذين كان كانت بتهمة بجريمة عليه عليها وآخرون وآخرين',
);

interface Word {
  readonly text: string;
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Two or more words in a row of which one is a given name, or that follow a word such as "Mr" or "the accused". */
export function arabicNames(text: string): readonly SuspectedName[] {
  const words = [...text.matchAll(/[\p{Script=Arabic}\p{M}]+/gu)].map(({ 0: word, index }): Word => ({
    text: word,
    key: plain(word),
    from: index,
    to: index + word.length,
  }));
  const names: SuspectedName[] = [];
  for (let place = 0; place < words.length; place++) {
    const run = runFrom(text, words, place);
    if (run.length === 0) continue;
    const [first, last] = [run[0], run.at(-1)];
    if (first && last) names.push({ text: text.slice(first.from, last.to), initials: initialsOf(run) });
    place += run.length - 1;
  }
  return names;
}

function runFrom(text: string, words: readonly Word[], place: number): readonly Word[] {
  const first = words[place];
  const before = words[place - 1];
  if (!first || (before && adjoin(text, before, first) && NAMED_AFTER.has(before.key))) return [];
  const introduced = before !== undefined && adjoin(text, before, first) && PERSONS.has(before.key);
  const run: Word[] = [];
  for (const word of words.slice(place)) {
    const last = run.at(-1);
    if (last && !adjoin(text, last, word)) break;
    if (!belongs(word, last, introduced && run.length < 2)) break;
    run.push(word);
  }
  while (run.length > 0 && JOINING.has(run.at(-1)?.key ?? '')) run.pop();
  const proper = run.filter((word) => !JOINING.has(word.key));
  const named = introduced || run.some((word) => GIVEN.has(word.key)) || isServant(run);
  return named && (proper.length >= 2 || isServant(run)) && run.length >= 2 ? run : [];
}

/** Whether the word can go on with, or begin, a name. A word with the article follows a given name as a family's: الغامدي. */
function belongs({ key }: Word, last: Word | undefined, introduced: boolean): boolean {
  if (NO_NAME.has(key)) return false;
  if (GIVEN.has(key) || ORDINARY.has(key) || JOINING.has(key)) return true;
  if (introduced) return true;
  if (!last) return false;
  return JOINING.has(last.key) || /^ال.{2,}ي$/u.test(key);
}

/** عبد الله, عبد الرحمن with something after it: a servant of God by one of His names is a given name. */
const isServant = (run: readonly Word[]): boolean =>
  run.length >= 3 && run.some(({ key }, at) => key === 'عبد' && /^ال/u.test(run[at + 1]?.key ?? ''));

const adjoin = (text: string, one: Word, other: Word): boolean => /^[ \u00a0]$/u.test(text.slice(one.to, other.from));

const initialsOf = (run: readonly Word[]): string =>
  run
    .filter(({ key }) => !JOINING.has(key))
    .map(({ text }) => `${plainLetter(text)}.`)
    .join(' ');

const plainLetter = (word: string): string => word.replace(/^ال(?=..)/u, '').charAt(0);
