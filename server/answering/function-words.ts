/** Words of English grammar: they join the words that carry a question's meaning and say little themselves. */
const GRAMMAR =
  `a an the and or of in on at to for from by with as is are was were be been being am it its this that these
those there here which who whom whose what when where why how do does did done doing has have had having can could
will would shall should may might must not no nor so if then than too very into about over under between among through
during before after up down out off also any some such each both their they them he she his him her hers we our us you
your i my me mine ours yours theirs s t d ll re ve don doesn didn isn aren wasn weren won let please just only own same
more most other another again ever`.split(/\s+/);

/** Words people use to ask for a text's words, whatever the text is about. */
const ASKING =
  `say says said saying tell tells told talk talks talked speak mention mentions mentioned describe described
describes explain summarise summarize summary list give show find speaker speakers know think thinks thought according quote quoted state
stated states call called named discuss discussed cover covers kind sort type line position stance view views opinion
regarding concerning thing things text texts mean means meant exactly actually anything something anyone someone`.split(
    /\s+/,
  );

const grammar = new Set(GRAMMAR);
const asking = new Set(ASKING);

/** Whether a lower-case word carries meaning of its own. */
export const isContent = (word: string): boolean => !grammar.has(word) && !asking.has(word);
