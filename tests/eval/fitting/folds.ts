import { sha256 } from '../../../embeddings/sha256.ts';

/**
 * Predicts every item by a model that was fitted without its group: the figures are those for material never seen.
 * Which groups are left out together is decided by a hash of their names, so that it is the same every time.
 */
export function crossValidate<Item, Model, Prediction>(
  items: readonly Item[],
  groupOf: (item: Item) => string,
  folds: number,
  train: (items: readonly Item[]) => Model,
  predict: (model: Model, item: Item) => Prediction,
): Map<Item, Prediction> {
  const foldOf = new Map(
    items.map((item) => [item, Number.parseInt(sha256(groupOf(item)).slice(0, 8), 16) % folds] as const),
  );
  const predictions = new Map<Item, Prediction>();
  for (let fold = 0; fold < folds; fold += 1) {
    const left = items.filter((item) => foldOf.get(item) === fold);
    if (left.length === 0) continue;
    const model = train(items.filter((item) => foldOf.get(item) !== fold));
    for (const item of left) predictions.set(item, predict(model, item));
  }
  return predictions;
}
