import { describe, expect, it } from 'vitest';
import { suspectedNames, withInitials } from '#core/answers/names/suspected-names';

const found = (text: string): readonly string[] => suspectedNames(text).map((name) => name.text);

describe('A full name of a person is noticed', () => {
  it.each([
    ['State v. John Smith', 'John Smith'],
    ['SMITH John, sentenced to four years', 'SMITH John'],
    ['Decision on SMITH, John', 'SMITH, John'],
    ['The Queen v Mary-Anne O’Neill', 'Mary-Anne O’Neill'],
    ['Prosecutor v. Arben Hoxha and others', 'Arben Hoxha'],
    ['Ministère public c. Jean-Pierre Dupont', 'Jean-Pierre Dupont'],
    ['Affaire Élodie Lefèvre', 'Élodie Lefèvre'],
    ['Causa contra María de los Ángeles Núñez', 'Ángeles Núñez'],
    ['Ministerio Público contra Juan de la Cruz Pérez', 'Juan de la Cruz Pérez'],
    ['In the matter of Ahmed bin Salem al Harbi', 'Ahmed bin Salem al Harbi'],
    ['Nguyễn Văn Minh', 'Nguyễn Văn Minh'],
  ])('in Latin script: %s', (text, name) => {
    expect(found(text)).toContain(name);
  });

  it.each([
    ['Приговор по делу Иванова Петра Сергеевича', 'Иванова Петра Сергеевича'],
    ['Прокурор против Олены Ковальчук', 'Олены Ковальчук'],
    ['ПЕТРОВ Иван осужден', 'ПЕТРОВ Иван'],
    ['Свидетель Айгуль Нурланова дала показания.', 'Айгуль Нурланова'],
  ])('in Cyrillic script: %s', (text, name) => {
    expect(found(text)).toContain(name);
  });

  it.each([
    ['النيابة العامة ضد محمد علي الحسيني', 'محمد علي الحسيني'],
    ['المتهم سامر قدور', 'سامر قدور'],
    ['قضية فاطمة بنت سعيد', 'فاطمة بنت سعيد'],
    ['ضد عبد الرحمن السديري', 'عبد الرحمن السديري'],
    ['السيدة رنا خوري', 'رنا خوري'],
    ['النيابة ضد خالد الغامدي بتهمة التهريب', 'خالد الغامدي'],
  ])('in Arabic script: %s', (text, name) => {
    expect(found(text)).toContain(name);
  });

  it.each([
    ['王小明贩卖人口案', '王小明'],
    ['被告人张伟，有期徒刑五年', '张伟'],
    ['李建国与陈静拐卖妇女案', '李建国'],
    ['欧阳修文诉某县公安局', '欧阳修文'],
  ])('in Chinese script: %s', (text, name) => {
    expect(found(text)).toContain(name);
  });

  it('each name once, in the order of the text, across scripts', () => {
    expect(found('John Smith, Иван Петров and again John Smith')).toEqual(['John Smith', 'Иван Петров']);
  });
});

describe('What is no full name is left alone', () => {
  it.each([
    'State v. J. S.',
    'A. B. and C. D., decision of the Supreme Court of Appeal',
    'Criminal case No. 14/2025, District Court of Tirana',
    'International Criminal Court, Trial judgment',
    'Special Court for Organized Crime and Corruption',
    'High Court of Justice, Queen’s Bench Division',
    'Convention against Transnational Organized Crime, Trafficking in Persons Protocol',
    'Smith v. United States',
    'District Court of Tirana, Albania',
    'Cour de cassation, Chambre criminelle, arrêt du 3 Mars 2024',
    'Tribunal de Grande Instance de Paris',
    'Ministère public c. A. B.',
    'Tribunal Supremo, Sala Segunda de lo Penal',
    'Corte Interamericana de Derechos Humanos',
    'UNTOC TIP SOM',
    'Верховный Суд Российской Федерации',
    'Приговор Московского городского суда по делу И. И. П.',
    'Уголовный кодекс Республики, статья 127',
    'محكمة الاستئناف في بيروت، حسن سير العدالة',
    'المملكة العربية السعودية',
    'النيابة العامة ضد م. ع.',
    'مستشفى الملك فيصل',
    'محكمة صالح العام',
    '最高人民法院，高级人民法院',
    '江苏省高级人民法院',
    '王某贩卖人口案',
    '李某某、张某甲组织他人偷越国境案',
    '金融机构与石油公司',
    '',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('Initials are offered in place of a name', () => {
  it.each([
    ['State v. John Smith', 'State v. J. S.'],
    ['Prosecutor v. Juan de la Cruz Pérez', 'Prosecutor v. J. C. P.'],
    ['Дело Иванова Петра', 'Дело И. П.'],
    ['ضد محمد بن علي الحسيني', 'ضد م. ع. ح.'],
    ['王小明贩卖人口案', '王某某贩卖人口案'],
    ['欧阳修文案', '欧阳某某案'],
  ])('%s', (text, changed) => {
    expect(withInitials(text, suspectedNames(text))).toBe(changed);
    expect(suspectedNames(changed)).toEqual([]);
  });

  it('everywhere in the text, the longer name first', () => {
    const text = 'John Smith met John Smith Baker. John Smith left.';
    expect(withInitials(text, suspectedNames(text))).toBe('J. S. met J. S. B. J. S. left.');
  });
});
