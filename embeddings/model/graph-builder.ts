import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
type AttributeProto = onnxProto.onnx.IAttributeProto;
const { DataType } = onnx.TensorProto;
const { AttributeType } = onnx.AttributeProto;

/** Where ONNX Runtime keeps operators of its own. */
const OWN_DOMAIN = 'com.microsoft';

/** Standard operators at opset 17 (the first with LayerNormalization), the newest that onnxruntime-node 1.14 and IR 8 know. */
const OPSET = 17;
const IR_VERSION = 8;

/** Types that a `Cast` may name. */
export const { FLOAT, INT32 } = DataType;

/** An attribute of a node: a number is an integer unless wrapped as `{ float }`. */
type Attribute = number | readonly number[] | { readonly float: number };
type Attributes = Readonly<Record<string, Attribute>>;
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

  /** Adds a node with one output and returns that value's name; an input that is left out is empty. */
  node(opType: string, inputs: readonly Value[], attributes: Attributes = {}): Value {
    return this.nodes(opType, inputs, 1, attributes)[0] as Value;
  }

  /** Adds a node of ONNX Runtime's own, which no other runtime need know. */
  ownNode(opType: string, inputs: readonly Value[], attributes: Attributes = {}): Value {
    return this.#add({ opType, domain: OWN_DOMAIN }, inputs, 1, attributes)[0] as Value;
  }

  /** Adds a node with several outputs. */
  nodes(opType: string, inputs: readonly Value[], outputs: number, attributes: Attributes = {}): Value[] {
    return this.#add({ opType }, inputs, outputs, attributes);
  }

  #add(
    operator: { readonly opType: string; readonly domain?: string },
    inputs: readonly Value[],
    outputs: number,
    attributes: Attributes,
  ): Value[] {
    const name = `${operator.opType}_${this.#nodes.length}`;
    const output = Array.from({ length: outputs }, (_, i) => (i === 0 ? name : `${name}.${i}`));
    const attribute = Object.entries(attributes).map(([key, value]) => attributeProto(key, value));
    this.#nodes.push({ ...operator, name, input: [...inputs], output, attribute });
    return output;
  }

  /** As many of a table's first rows as `ids`, which is [batch, sequence], is long. */
  firstRows(table: Value, ids: Value): Value {
    const length = this.node('Slice', [this.node('Shape', [ids]), this.integers(1), this.integers(2)]);
    return this.node('Slice', [table, this.integers(0), length, this.integers(0)]);
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
    const usesOwn = this.#nodes.some(({ domain }) => domain === OWN_DOMAIN);
    const graph = {
      name,
      node: this.#nodes,
      initializer: this.#constants,
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
    };
    return onnx.ModelProto.encode({
      irVersion: IR_VERSION,
      opsetImport: [{ domain: '', version: OPSET }, ...(usesOwn ? [{ domain: OWN_DOMAIN, version: 1 }] : [])],
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
