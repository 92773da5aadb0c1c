/**
 * Words with a capital that titles of cases, courts, laws, offices, places and dates begin with or consist of. Latin ones
 * without accents, in English, French and Spanish together; plurals and forms only where they are common.
 */
const list = (text: string): readonly string[] => text.trim().split(/\s+/);

export const LATIN_WORDS: ReadonlySet<string> = new Set(
  list(`
  a an and or of the in on at by for from to with versus vs v against re ex parte matter case cases judgment judgement decision order appeal
  appeals first second third instance court courts supreme high higher highest superior district regional provincial federal national
  international constitutional criminal civil administrative military commercial juvenile special specialized specialised tribunal
  tribunals chamber chambers division bench grand jury magistrate magistrates sessions assizes circuit county crown city municipal
  metropolitan central state states united kingdom republic union federation commonwealth people government ministry minister ministers
  department office bureau agency authority commission committee council parliament assembly senate congress board directorate general
  attorney prosecutor prosecutors prosecution public director judge justice justices president vice deputy chief police customs border
  coast guard service services unit act acts law laws code codes decree regulation regulations article articles section sections chapter
  part title bill constitution treaty convention protocol organized organised crime corruption trafficking smuggling persons migrants
  firearms money laundering human rights european african american asian pacific inter nations operation defendant defendants accused
  applicant applicants appellant appellants respondent respondents plaintiff claimant victim victims witness witnesses complainant mr mrs
  ms miss dr prof sir madam anonymous unknown others another no number company limited ltd inc corporation corp group bank trust
  foundation association society university hospital school street road avenue square north south east west northern southern eastern
  western new old great upper lower saint port cape lake mount river island islands bay gulf sea ocean valley january february march april
  may june july august september october november december monday tuesday wednesday thursday friday saturday sunday english french
  spanish arabic russian chinese german portuguese italian internet network ring gang conviction convicted sentenced acquitted
  imprisonment years year months fine confiscation extradition request summary facts outcome he she they it his her their this that these
  those after before when where while during since under two three four five six seven eight nine ten one all some both official gazette
  journal report reports series volume annual penal procedure evidence economic financial intelligence anti drug drugs terrorism labour
  labor sexual exploitation forced children child women woman men man girl girls boy boys minor minors
  el la los las un una unos unas de del en y o contra por para con sin sobre tribunal corte juzgado juzgados sala salas audiencia
  suprema supremo superior penal civil nacional provincial federal constitucional primera primero segunda segundo tercera instancia
  apelacion casacion sentencia causa caso asunto expediente ministerio publico fiscal fiscalia procuraduria procurador general juez jueza
  magistrado magistrada republica estado estados unidos reino gobierno ministro ministra secretaria consejo comision congreso asamblea ley
  leyes codigo decreto reglamento articulo articulos constitucion convencion convenio protocolo contencioso administrativo policia guardia
  direccion departamento oficina servicio acusado acusada acusados victima victimas testigo senor senora don dona san santa santo puerto
  norte sur este oeste ciudad provincia distrito enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  trata personas delincuencia organizada trafico migrantes armas fuego lavado dinero derechos humanos interamericana pleno boletin oficial
  le les un une des du et ou au aux dans sur par pour avec cour tribunal tribunaux chambre chambres criminelle correctionnelle correctionnel
  civile supreme haute appel cassation assises instance grande premiere premier deuxieme affaire arret jugement decision ordonnance
  ministere public procureur procureure parquet juge conseil constitutionnel etat etats unis royaume republique gouvernement ministre
  ministres commission assemblee nationale senat loi lois code decret reglement article articles constitution convention protocole
  federale regional regionale departement office service direction generale police gendarmerie douane douanes prevenu prevenue prevenus
  accuse accusee victime victimes temoin monsieur madame mademoiselle janvier fevrier mars avril mai juin juillet aout septembre octobre
  novembre decembre traite personnes criminalite organisee trafic migrants armes feu blanchiment argent droits homme europeenne africaine
  nord sud est ouest ville saint sainte journal officiel il elle ils elles
  `),
);

/** Beginnings of Russian words that belong to no name, in every case and number. */
export const CYRILLIC_STEMS: readonly string[] = list(`
  суд верховн высш конституцион уголовн гражданск административн арбитражн кассацион апелляцион областн районн городск краев окружн военн
  федерал федерац республик государств российск россии россия союз соединен королевств страны страна правительств министерств министр
  департамент управлени комитет комисси совет парламент собрани дума сенат конгресс прокур следствен следовател полиц милиц таможен
  погранич служб бюро агентств центр генеральн главн закон кодекс указ постановлени приговор решени определени статья статьи статей глава
  раздел часть пункт конвенц протокол договор соглашени дело дела делу делом против подсудим обвиняем осужден потерпевш свидетел заявител
  ответчик истец жертв операц международн европейск африканск американск национальн народн организац объединен наци преступн коррупц торговл
  людьми людей мигрант незаконн огнестрельн оружи отмыван денежн прав человек январ феврал март апрел май мая июн июл август сентябр октябр
  ноябр декабр северн южн восточн западн новый новая нижний нижн великий великая санкт улица город область край округ район палата коллеги
  президиум пленум первый первая первой второй вторая после перед когда при согласно этот эта это они она он его компани общество банк фонд
  университет официальн газет вестник
`);
