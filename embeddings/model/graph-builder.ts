import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
type AttributeProto = onnxProto.onnx.IAttributeProto;
const { DataType } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

/** Standard operators at opset 17 (the first with LayerNormalization), the newest that onnxruntime-node 1.14 and IR 8 know. */
const OPSET = 17;
const IR_VERSION = 8;

/** An attribute of a node: a number is an integer unless wrapped as `{ float }`. */
type Attribute = number | readonly number[] | { readonly float: number };
type Data = Float32Array | Int8Array | BigInt64Array;

/** The name of a value in the graph: what one node gives and another takes. */
export type Value = string;

/** A named input or output whose dimensions may be symbols such as `sequence`. */
export interface Port {
  readonly name: string;
  readonly type: 'int64' | 'float';
  readonly dims: readonly (string | number)[];
}

/** Collects the nodes and constants of an ONNX graph, in the order they run. */
export class GraphBuilder {
  readonly #nodes: onnxProto.onnx.INodeProto[] = [];
  readonly #constants: onnxProto.onnx.ITensorProto[] = [];

  /** Adds a node with one output and returns that value's name. */
  node(opType: string, inputs: readonly Value[], attributes: Readonly<Record<string, Attribute>> = {}): Value {
    return this.nodes(opType, inputs, 1, attributes)[0] as Value;
  }

  /** Adds a node with several outputs. */
  nodes(
    opType: string,
    inputs: readonly Value[],
    outputs: number,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): Value[] {
    const name = `${opType}_${this.#nodes.length}`;
    const output = Array.from({ length: outputs }, (_, i) => (i === 0 ? name : `${name}.${i}`));
    const attribute = Object.entries(attributes).map(([key, value]) => attributeProto(key, value));
    this.#nodes.push({ opType, name, input: [...inputs], output, attribute });
    return output;
  }

  /** Gives a value the name that callers of the model know. */
  output(name: string, value: Value): void {
    this.#nodes.push({ opType: 'Identity', name, input: [value], output: [name] });
  }

  /** Adds a constant; a scalar has no dimensions. */
  constant(data: Data, dims: readonly number[]): Value {
    const name = `constant_${this.#constants.length}`;
    const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#constants.push({ name, dims: [...dims], dataType: dataType(data), rawData });
    return name;
  }

  scalar(value: number): Value {
    return this.constant(Float32Array.of(value), []);
  }

  integers(...values: number[]): Value {
    return this.constant(BigInt64Array.from(values, BigInt), [values.length]);
  }

  /** The whole model as the bytes of an `.onnx` file. */
  encode(
    name: string,
    inputs: readonly Port[],
    outputs: readonly Port[],
    metadata: Record<string, string>,
  ): Uint8Array {
    const graph = {
      name,
      node: this.#nodes,
      initializer: this.#constants,
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
    };
    return onnx.ModelProto.encode({
      irVersion: IR_VERSION,
      opsetImport: [{ domain: '', version: OPSET }],
      producerName: 'communique',
      graph,
      metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    }).finish();
  }
}

function dataType(data: Data): number {
  if (data instanceof Float32Array) return DataType.FLOAT;
  return data instanceof Int8Array ? DataType.INT8 : DataType.INT64;
}

function attributeProto(name: string, value: Attribute): AttributeProto {
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: value };
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: [...value] };
}

function valueInfo({ name, type, dims }: Port): onnxProto.onnx.IValueInfoProto {
  const dim = dims.map((size) => (typeof size === 'string' ? { dimParam: size } : { dimValue: size }));
  return {
    name,
    type: { tensorType: { elemType: type === 'int64' ? DataType.INT64 : DataType.FLOAT, shape: { dim } } },
  };
}
