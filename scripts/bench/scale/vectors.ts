import type { Random } from '../../../embeddings/seeded-random.ts';
import { unit } from '../../../embeddings/vector.ts';
import { normal } from '../draw.ts';

/** As wide as the vectors of the model that comes with the packages. */
export const DIMENSIONS = 384;

/** As wide as its token vectors. */
export const TOKEN_DIMENSIONS = 192;

/**
 * Real embeddings fill a room of some tens of directions, not of all 384 (the first 32 principal components of the
 * seeds' sentences hold most of what differs between them); vectors without such a room have no near neighbours at all.
 */
const LATENT = 32;

/** What of a vector is its topic's, its document's, its passage's and its own, as standard deviations in that room. */
const TOPIC = 1;
const DOCUMENT = 0.6;
const OWN = 0.6;

/** What lies outside of the room. */
const OUTSIDE = 0.02;

/** A place in the room; vectors of texts on like things are made from places near each other. */
export type Place = Float32Array;

/** Makes vectors that lie in clusters of clusters. */
export interface VectorSpace {
  topic(): Place;
  document(topic: Place): Place;
  text(document: Place): Place;
  /** A unit vector. */
  vector(place: Place): Float32Array;
}

/** A space of its own for each seed. */
export function vectorSpace(random: Random): VectorSpace {
  const room = Array.from({ length: LATENT }, () => unit(draw(DIMENSIONS, 1, random)));
  const beside = (place: Place, deviation: number): Place => place.map((value) => value + deviation * normal(random));
  return {
    topic: () => draw(LATENT, TOPIC, random),
    document: (topic) => beside(topic, DOCUMENT),
    text: (document) => beside(document, OWN),
    vector(place) {
      const vector = draw(DIMENSIONS, OUTSIDE * Math.sqrt(LATENT), random);
      for (const [i, axis] of room.entries()) {
        const weight = place[i] as number;
        for (let d = 0; d < DIMENSIONS; d += 1) vector[d] = (vector[d] as number) + weight * (axis[d] as number);
      }
      return unit(vector);
    },
  };
}

/** A unit vector near to another one: a question's, whose answer that is. */
export const nearTo = (vector: Float32Array, random: Random): Float32Array =>
  unit(vector.map((value) => value + 0.02 * normal(random)));

const draw = (length: number, deviation: number, random: Random): Float32Array =>
  Float32Array.from({ length }, () => deviation * normal(random));

/** The direction of a token, the same for the same id wherever it stands. */
export const tokenVector = (random: Random): Float32Array => unit(draw(TOKEN_DIMENSIONS, 1, random));
