import { RANK_WEIGHTS } from '../../../server/answering/limits.ts';
import { share, table, weightsTable } from '../table.ts';
import { type Example, FEATURE_NAMES } from './examples.ts';
import { crossValidate } from './folds.ts';
import { fitListwise, picksRight } from './listwise.ts';

/** Fits the weights of ranking, and says how often the best-ranked sentence is right: now, and by weights fitted on others. */
export function reportRanking(examples: readonly Example[], folds: number): string {
  const answerable = examples.filter(
    ({ availability, candidates }) => availability === 'stated' && candidates.some(({ right }) => right),
  );
  const train = (some: readonly Example[]) => fitListwise(some.map(({ candidates }) => candidates));
  const picks = (weights: readonly number[], { candidates }: Example) => picksRight(weights, candidates);
  const now = FEATURE_NAMES.map((name) => RANK_WEIGHTS[name]);
  const crossValidated = crossValidate(answerable, ({ group }) => group, folds, train, picks);
  const sets = [...new Set(answerable.map(({ set }) => set))];
  const rows = sets.map((set) => {
    const members = answerable.filter((example) => example.set === set);
    return [
      set,
      String(members.length),
      share(members, (example) => picks(now, example)),
      share(members, (example) => crossValidated.get(example) ?? false),
    ];
  });
  return [
    weightsTable('RANK_WEIGHTS', FEATURE_NAMES, now, train(answerable)),
    table([['best-ranked is right', 'questions', 'now', 'fitted without it'], ...rows]),
  ].join('\n\n');
}
