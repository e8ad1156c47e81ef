import { PRODUCTS_WASM } from './products-wasm.ts';

/** The inner products of a vector with every row of a table: a view, to be read before the next call. */
export type Products = (query: Float32Array) => Float32Array;

type Kernel = (query: number, row: number, end: number, bytes: number, out: number) => void;

/** Rows are filled up to so many numbers, which products.wat multiplies at a time. */
const RUN = 16;

const kernel = new WebAssembly.Module(Buffer.from(PRODUCTS_WASM, 'base64'));

/**
 * Copies a table of `dimensions` wide rows to where products.wat works on it, four numbers at a time: rounded to 32 bits,
 * and the same on every processor.
 */
export function productsWith(table: Float32Array, dimensions: number): Products {
  const width = Math.ceil(dimensions / RUN) * RUN;
  const rows = table.length / dimensions;
  const bytes = width * Float32Array.BYTES_PER_ELEMENT;
  const [tableAt, outAt] = [bytes, bytes * (rows + 1)];
  const size = outAt + rows * Float32Array.BYTES_PER_ELEMENT;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / 2 ** 16) });
  const held = new Float32Array(memory.buffer, tableAt, rows * width);
  for (let row = 0; row < rows; row += 1) {
    held.set(table.subarray(row * dimensions, (row + 1) * dimensions), row * width);
  }
  const asked = new Float32Array(memory.buffer, 0, width);
  const products = new Float32Array(memory.buffer, outAt, rows);
  const run = new WebAssembly.Instance(kernel, { host: { memory } }).exports['products'] as Kernel;
  return (query) => {
    asked.set(query);
    run(0, tableAt, outAt, bytes, outAt);
    return products;
  };
}
