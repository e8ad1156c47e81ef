import type { Norm } from './bert.ts';
import type { Tensor } from './safetensors.ts';

/**
 * How far each column of a layer normalisation's output reaches: the normalised value is within three of zero all but
 * always, then weight and bias are applied. Known from the weights alone, so nothing has to be measured on texts.
 */
export function reachOf({ weight, bias }: Norm): Float32Array {
  return weight.map((factor, column) => 3 * Math.abs(factor) + Math.abs(bias[column] as number));
}

/**
 * The factor to take out of each input column and put into that column's weights, so that a few wide columns do not
 * use up the 256 steps that all columns share: √(reach of the input / largest weight) (SmoothQuant, Xiao et al., 2023,
 * with α = ½). It takes a third off the distance of the most unlike vector from the exact one.
 */
export function smoothingFactors({ shape, data }: Tensor, reach: Float32Array): Float32Array {
  const columns = shape[1] as number;
  return reach.map((input, row) => {
    const weights = data.subarray(row * columns, (row + 1) * columns);
    const largest = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return largest === 0 || input === 0 ? 1 : Math.sqrt(input / largest);
  });
}

/** Multiplies row `i` of a matrix by `factors[i]`. */
export function scaleRows({ shape, data }: Tensor, factors: Float32Array): Tensor {
  const columns = shape[1] as number;
  return { shape, data: data.map((value, i) => value * (factors[Math.floor(i / columns)] as number)) };
}
