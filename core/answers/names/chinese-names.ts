import type { SuspectedName } from './suspected-names';

const SURNAMES = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫朱马馬胡郭林何高梁郑鄭罗羅宋谢謝唐韩韓曹许許邓鄧萧蕭冯馮曾程蔡彭潘袁董余苏蘇叶葉吕呂魏蒋蔣田杜丁沈姜范江傅钟鐘鍾卢盧汪戴崔任陆陸廖姚方金邱夏谭譚韦韋贾賈邹鄒石熊孟秦阎閻薛侯雷白龙龍段郝孔邵史毛常万萬顾顧赖賴武康贺賀严嚴尹钱錢施牛洪龚龔',
);
const LONG_SURNAMES = /^(?:欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|令狐|慕容|司徒)/u;

/** What stands between a name and the rest: parties, roles, and what people are tried for. */
const PARTS =
  /(?:人民检察院|检察院|公诉机关|被告人|被告|被害人|被害|受害人|上诉人|被上诉人|申请人|被申请人|原告|证人|嫌疑人|罪犯|公民|诉|訴|与|與|和|及|对|對|案|等|涉嫌|因|犯|罪|非法|故意|贩卖|拐卖|贩运|走私|贪污|受贿|行贿|洗钱|诈骗|组织|参加|领导|敲诈|抢劫|盗窃|强迫|强奸|杀害|伤害|偷渡|运送|妨害|挪用|滥用|毒品|女士|先生|小姐|被|向|将|由|为|的|之|在|于|於|女|男)/u;

/** Ordinary words that begin with the character of a surname. */
const NO_NAMES =
  /^(?:高等|高级|高級|高院|高法|高检|最高|金融|金额|金額|方法|方面|方案|江苏|江蘇|江西|万元|萬元|常务|常設|常设|常委|公安|马来|馬來|马达|周年|周边|史上|白皮|白色|任何|任务|任務|石油|安全|康复|武装|武裝|武器|武汉|毛重|严重|嚴重|严厉|施行|施工|田地|林业|林業|程序|段落|龙头|钱款|钱财|洪水|余下|曾经|曾經|何时|何人|孟加|韩国|韓國|秦皇|唐山|黄金|黃金|黄河|石家|海南|叶门|葉門|罗马|羅馬|徐州|郑州|鄭州|温州|苏州|蘇州|杭州|陆地|陆军|陸軍|贺兰|钟头|龚滩|顾问|顧問|张家界|张家口)/u;
const PLACES = /[省市县縣区區州院部局厅廳处處会會法例所庭款条條项項章号號年月日元国國军軍署司组組队隊网網]$/u;

/**
 * A surname with one or two characters after it that stand alone between the words of a case, as in 王小明诉… or 被告人王小明.
 * Names with 某 are made unrecognizable already.
 */
export function chineseNames(text: string): readonly SuspectedName[] {
  return [...text.matchAll(/\p{Script=Han}+/gu)]
    .flatMap(([run]) => run.split(PARTS))
    .filter(isName)
    .map((name) => ({ text: name, initials: initialsOf(name) }));
}

function isName(part: string): boolean {
  const characters = [...part];
  if (part.includes('某') || NO_NAMES.test(part) || PLACES.test(givenOf(part))) return false;
  if (LONG_SURNAMES.test(part)) return characters.length === 3 || characters.length === 4;
  return SURNAMES.has(characters[0] ?? '') && (characters.length === 2 || characters.length === 3);
}

/** 国 and 军 are common at the end of given names of two characters: 张建国. */
const givenOf = (part: string): string => ([...part].length === 3 && /[国國军軍]$/u.test(part) ? '' : part);

function initialsOf(name: string): string {
  const surname = LONG_SURNAMES.exec(name)?.[0] ?? [...name][0] ?? '';
  return surname + '某'.repeat([...name].length - [...surname].length);
}
