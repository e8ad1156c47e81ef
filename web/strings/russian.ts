import type { Strings } from '../strings.ts';

const PLURAL = new Intl.PluralRules('ru');

/** A number with the form of its noun that Russian wants: 1 вопрос, 3 вопроса, 5 вопросов. */
function counted(count: number, one: string, few: string, many: string): string {
  const rule = PLURAL.select(count);
  if (rule === 'one') return `${count} ${one}`;
  return `${count} ${rule === 'few' ? few : many}`;
}

const documentsIn = (count: number) => counted(count, 'документ', 'документа', 'документов');
/** After a preposition that wants the genitive («из …») or the prepositional («в …»). */
const ofDocuments = (count: number) => counted(count, 'документа', 'документов', 'документов');

/** The interface in Russian. */
export const RUSSIAN: Strings = {
  product: 'Communiqué',
  tagline: 'Официальные декларации — их собственными словами',
  skipToContent: 'Перейти к содержанию',
  nav: { label: 'Главное меню', ask: 'Вопрос', documents: 'Документы' },
  theme: { dark: 'Тёмная тема' },
  language: { label: 'Язык' },
  ask: {
    title: 'Что говорится в декларациях?',
    intro: 'Задайте вопрос. Ответ приводится дословно, и каждая цитата открывает источник на нужном предложении.',
    box: 'Задайте вопрос',
    button: 'Спросить',
    placeholder: 'Ваш вопрос',
    keys: 'Enter — спросить, Shift+Enter — новая строка, / — вернуться сюда.',
    starters: 'Например',
    left: (characters) => `Осталось: ${counted(characters, 'знак', 'знака', 'знаков')}`,
    startOver: 'Начать заново',
  },
  scope: {
    label: 'Где искать',
    all: 'Все документы',
    official: 'Только официальные',
    choose: 'Выбранные документы…',
    chosen: (documents) => `Выбрано: ${documentsIn(documents)}`,
    title: 'Выбор документов',
    use: 'Применить',
    cancel: 'Отмена',
    narrowed: {
      official: 'Поиск только по официальным документам.',
      chosen: (documents) => `Поиск только по выбранному: ${documentsIn(documents)}.`,
    },
    widen: 'Искать во всех документах',
  },
  conversation: {
    label: 'Беседа',
    searching: 'Поиск в документах…',
    stop: 'Остановить',
    stopped: 'Остановлено до получения ответа.',
    again: 'Спросить снова',
    answerTo: (question) => `Ответ на вопрос: ${question}`,
    searchedFor: 'Искали:',
    literally: 'Спросить дословно',
    found: (statements, documents) =>
      `${counted(statements, 'положение', 'положения', 'положений')} из ${ofDocuments(documents)}`,
    suggestions: 'Документы отвечают и на эти вопросы',
    copy: 'Копировать с источниками',
    copied: 'Скопировано',
    copyLink: 'Копировать ссылку на ответ',
    indexChanged: 'Документы изменились с тех пор, как создана ссылка: ответ может отличаться.',
    export: 'Экспорт в Markdown',
  },
  opinion: {
    ask: 'Этот ответ помог?',
    yes: 'Да',
    no: 'Нет',
    reason: 'Что не так?',
    reasons: {
      off_topic: 'Он о другом',
      incomplete: 'Чего-то не хватает',
      not_found: 'В документах ответ есть',
      misleading: 'Вне контекста вводит в заблуждение',
      other: 'Другое',
    },
    note: 'Своими словами (необязательно)',
    send: 'Отправить',
    thanks: 'Спасибо. Записано без вашего имени.',
  },
  edit: {
    open: 'Изменить вопрос',
    box: 'Изменённый вопрос',
    send: 'Спросить так',
    cancel: 'Отмена',
    note: 'Последующие вопросы будут удалены.',
  },
  copy: {
    open: 'Копировать положение',
    formats: { plain: 'Простой текст', markdown: 'Markdown', bibtex: 'BibTeX', csl: 'CSL-JSON', link: 'Ссылка' },
    failed: 'Браузер не разрешил копирование.',
  },
  past: {
    open: 'Прошлые беседы',
    title: 'Прошлые беседы',
    close: 'Закрыть',
    none: 'Сохранённых бесед пока нет.',
    questions: (count) => counted(count, 'вопрос', 'вопроса', 'вопросов'),
    forget: (title) => `Удалить: ${title}`,
    forgetAll: 'Удалить все',
    keep: 'Хранить беседы в этом браузере',
    blocked: 'Браузер не позволяет странице ничего хранить: беседа живёт, пока открыта страница.',
  },
  confidence: { strong: 'Точное совпадение', likely: 'Вероятное совпадение', uncertain: 'Неуверенное совпадение' },
  silence: {
    verdict: 'В документах об этом не говорится.',
    closest: 'Ближайшие отрывки',
    note: 'Они ближе всего к вопросу, но не отвечают на него.',
  },
  citation: {
    name: (id, title) => `Цитата ${id}: ${title}`,
    alsoIn: 'Также в',
    subject: 'Строка над ней',
  },
  kinds: {
    declaration: 'Декларация',
    statement: 'Заявление',
    speech: 'Речь',
    news: 'Новость',
    summary: 'Обзор',
    document: 'Документ',
  },
  authority: { official: 'Официальный текст', coverage: 'Пресса', unsorted: 'Документ' },
  source: {
    label: 'Источник',
    close: 'Закрыть источник',
    loading: 'Документ открывается…',
    openPage: 'Открыть страницу документа',
    cited: 'тоже цитируется',
    checking: 'Сверка с источником…',
    verified: 'Проверено: эти слова есть в источнике.',
    notVerified: 'На этом месте таких слов нет: документ изменился после ответа.',
    unchecked: 'Сейчас проверить слова не удалось.',
    previous: 'Предыдущая цитата',
    next: 'Следующая цитата',
    position: (at, all) => `${at} из ${all}`,
    copyLink: 'Копировать ссылку на отрывок',
  },
  find: {
    box: 'Найти в документе',
    next: 'Следующее совпадение',
    previous: 'Предыдущее совпадение',
    position: (at, all) => `${at} из ${all}`,
    none: 'Не найдено',
  },
  library: {
    title: 'Документы',
    intro: 'Все тексты, из которых берутся ответы.',
    loading: 'Загрузка списка документов…',
    narrow: 'Сузить список',
    search: 'Поиск по названию, месту и источнику',
    kind: 'Вид',
    allKinds: 'Все виды',
    year: 'Год',
    place: 'Место',
    anyYear: 'Любой год',
    anyPlace: 'Любое место',
    count: (shown, all) => (shown === all ? documentsIn(all) : `${shown} из ${ofDocuments(all)}`),
    none: 'Подходящих документов нет.',
    provisions: (count) => counted(count, 'положение', 'положения', 'положений'),
    passages: (count) => counted(count, 'отрывок', 'отрывка', 'отрывков'),
    undated: 'Без даты',
  },
  document: {
    outline: 'В этом документе',
    permalink: (label) => `Ссылка на ${label}`,
    all: 'Все документы',
  },
  missing: {
    title: 'Здесь ничего нет',
    detail: 'По этому адресу нет ни страницы, ни документа.',
    home: 'Задать вопрос',
  },
  failures: {
    offline: 'Сервер недоступен. Проверьте соединение и попробуйте ещё раз.',
    busy: 'Слишком много вопросов сразу. Немного подождите и попробуйте ещё раз.',
    starting: 'Документы ещё готовятся. Попробуйте через минуту.',
    missing: 'Такого документа в собрании нет.',
    refused: 'Сервер не принял запрос.',
    broken: 'На сервере произошла ошибка. Попробуйте ещё раз; если она повторится, сообщите администраторам сайта.',
  },
  retry: 'Попробовать ещё раз',
  retryIn: (seconds) => `Сервер просит подождать ${counted(seconds, 'секунду', 'секунды', 'секунд')}.`,
};
