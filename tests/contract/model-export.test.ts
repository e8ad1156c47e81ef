import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { type EnsureModelOptions, ensureModel } from '../../embeddings/model/export.ts';
import { MODEL_NAME } from '../../embeddings/model/layout.ts';
import type { ModelSource } from '../../embeddings/model/source.ts';
import { EXPORTER_VERSION } from '../../embeddings/model/stamp.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { safetensors, writeTinyModelSource } from '../support/tiny-model.ts';

/** A process id that no process has: larger than any system gives. */
const NO_PROCESS = 99_999_999;

const FILES = [
  'config.json',
  'onnx/model.onnx',
  'onnx/model_quantized.onnx',
  'tokenizer.json',
  'tokenizer_config.json',
];

interface Setting {
  readonly options: EnsureModelOptions & { root: string; source: ModelSource };
  readonly folder: string;
  /** Ensures the model, and says whether that wrote it. */
  ensure(options?: EnsureModelOptions): Promise<{ hash: string; wrote: boolean }>;
}

async function setting(): Promise<Setting> {
  const base = await tempFolder();
  const options = { root: path.join(base, 'models'), source: await writeTinyModelSource(path.join(base, 'source')) };
  return {
    options,
    folder: path.join(options.root, MODEL_NAME),
    async ensure(changed = {}) {
      const notes: string[] = [];
      const { hash } = await ensureModel({ ...options, ...changed, onProgress: (note) => void notes.push(note) });
      return { hash, wrote: notes.length > 0 };
    },
  };
}

describe('ensureModel', () => {
  it('writes the layout that transformers.js loads, and nothing beside it', async () => {
    const { ensure, folder, options } = await setting();
    expect((await ensure()).wrote).toBe(true);
    const files = (await readdir(folder, { recursive: true })).sort();
    expect(files).toEqual([...FILES, 'onnx', 'stamp.json'].sort());
    expect(await readdir(options.root)).toEqual([MODEL_NAME]);
  });

  it('takes padding and truncation out of the tokenizer, and gives it the window of the model', async () => {
    const { ensure, folder } = await setting();
    await ensure();
    const tokenizer = JSON.parse(await readFile(path.join(folder, 'tokenizer.json'), 'utf8'));
    expect(tokenizer).toMatchObject({ padding: null, truncation: null });
    const settings = JSON.parse(await readFile(path.join(folder, 'tokenizer_config.json'), 'utf8'));
    expect(settings).toMatchObject({ model_max_length: 512 });
  });

  it('writes once', async () => {
    const { ensure } = await setting();
    const { hash } = await ensure();
    expect(await ensure()).toEqual({ hash, wrote: false });
  });

  it.each(FILES)('writes it anew when %s is cut short', async (file) => {
    const { ensure, folder } = await setting();
    const { hash } = await ensure();
    const whole = await readFile(path.join(folder, file));
    await truncate(path.join(folder, file), whole.length - 1);
    expect(await ensure()).toEqual({ hash, wrote: true });
    expect((await readFile(path.join(folder, file))).equals(whole)).toBe(true);
  });

  it.each([
    ['fp32', 'onnx/model.onnx'],
    ['int8', 'onnx/model_quantized.onnx'],
  ] as const)(
    'writes it anew when a bit of the %s graph, which is about to be used, is flipped',
    async (precision, file) => {
      const { ensure, folder } = await setting();
      const { hash } = await ensure();
      const bytes = await readFile(path.join(folder, file));
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      await writeFile(path.join(folder, file), bytes);
      expect(await ensure({ precision })).toEqual({ hash, wrote: true });
      expect(await ensure({ precision })).toEqual({ hash, wrote: false });
    },
  );

  it.each([...FILES, 'stamp.json'])('writes it anew when %s is missing', async (file) => {
    const { ensure, folder } = await setting();
    await ensure();
    await rm(path.join(folder, file));
    expect((await ensure()).wrote).toBe(true);
  });

  it('writes it anew when the package has another release', async () => {
    const { ensure, options } = await setting();
    await ensure();
    const source = await writeTinyModelSource(path.join(options.root, '../newer'), 'tiny@1.0.1');
    expect((await ensure({ source })).wrote).toBe(true);
    expect((await ensure({ source })).wrote).toBe(false);
  });

  it('writes it anew when another version of the exporter wrote it', async () => {
    const { ensure, folder } = await setting();
    const { hash } = await ensure();
    const file = path.join(folder, 'stamp.json');
    const stamp = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...stamp, exporter: EXPORTER_VERSION - 1 }));
    expect(await ensure()).toEqual({ hash, wrote: true });
  });

  it('never uses what a killed process left half-written, and clears it away', async () => {
    const { ensure, options } = await setting();
    const leftover = path.join(options.root, `${MODEL_NAME}.${NO_PROCESS}-0b81c7f2-5d0e-4d5e-9f0c-2a7f6f6f3f11`);
    await mkdir(path.join(leftover, 'onnx'), { recursive: true });
    await writeFile(path.join(leftover, 'onnx/model.onnx'), 'half');
    await ensure();
    expect(await readdir(options.root)).toEqual([MODEL_NAME]);
  });

  it('leaves the folder of a process that is still writing alone', async () => {
    const { ensure, options } = await setting();
    const other = `${MODEL_NAME}.${process.pid}-0b81c7f2-5d0e-4d5e-9f0c-2a7f6f6f3f11`;
    await mkdir(path.join(options.root, other), { recursive: true });
    await ensure();
    expect((await readdir(options.root)).sort()).toEqual([MODEL_NAME, other].sort());
  });

  it('ends with one whole model when several processes begin at once', async () => {
    const { ensure, options } = await setting();
    const hashes = await Promise.all([ensure(), ensure(), ensure()]);
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(1);
    expect(await readdir(options.root)).toEqual([MODEL_NAME]);
    expect((await ensure()).wrote).toBe(false);
  });

  it('says what to do when the weights cannot be read, and leaves nothing behind', async () => {
    const { ensure, options } = await setting();
    await rm(options.source.weightsPath);
    await expect(ensure()).rejects.toThrow(/Cannot read the model's source .*model\.safetensors: .*npm ci/);
    expect(await readdir(options.root)).toEqual([]);
  });

  it('writes it anew when the projection of token vectors is another', async () => {
    const { ensure, options } = await setting();
    const hashes = [(await ensure()).hash];
    for (const width of [3, 4]) {
      const source = { ...options.source, projection: safetensors({ projection: [8, width] }) };
      const { hash, wrote } = await ensure({ source });
      expect([wrote, (await ensure({ source })).wrote]).toEqual([true, false]);
      hashes.push(hash);
    }
    expect(new Set(hashes).size).toBe(3);
  });

  it('says what to do when the projection of token vectors is empty', async () => {
    const { ensure, options } = await setting();
    const source = { ...options.source, projection: safetensors({}) };
    await expect(ensure({ source })).rejects.toThrow(/projection of token vectors is empty: put it back/);
    expect(await readdir(options.root)).toEqual([]);
  });

  it('refuses weights of another architecture', async () => {
    const { ensure, options } = await setting();
    await writeFile(options.source.configPath, JSON.stringify({ model_type: 'gpt2' }));
    await expect(ensure()).rejects.toThrow(/config\.json does not describe a BERT encoder/);
  });

  it('names a tensor that the weights lack', async () => {
    const { ensure, options } = await setting();
    const config = JSON.parse(await readFile(options.source.configPath, 'utf8'));
    await writeFile(options.source.configPath, JSON.stringify({ ...config, num_hidden_layers: 2 }));
    await expect(ensure()).rejects.toThrow('no tensor "encoder.layer.1.attention.self.query.weight"');
  });
});

describe('a model directory named by EMBEDDING_MODEL', () => {
  it('is loaded, and known by its own weights', async () => {
    const { ensure, folder } = await setting();
    await ensure();
    const [fp32, int8] = [
      await createLocalEmbedder({ model: folder, precision: 'fp32' }),
      await createLocalEmbedder({ model: folder, precision: 'int8' }),
    ];
    expect([fp32.dimensions, int8.dimensions]).toEqual([8, 8]);
    expect([fp32.tokenDimensions, int8.tokenDimensions]).toEqual([8, 8]);
    expect(fp32.model).toMatch(/^all-MiniLM-L6-v2\/fp32@[0-9a-f]{12}$/);
    expect(int8.model).not.toBe((await createLocalEmbedder()).model);
    expect((await fp32.embed(['peace']))[0]?.tokens.ids).toHaveLength(3);
  });

  it('has narrower token vectors in its int8 graph when it was written with a projection', async () => {
    const { ensure, folder, options } = await setting();
    await ensure({ source: { ...options.source, projection: safetensors({ projection: [8, 3] }) } });
    const [fp32, int8] = [
      await createLocalEmbedder({ model: folder, precision: 'fp32' }),
      await createLocalEmbedder({ model: folder, precision: 'int8' }),
    ];
    expect([int8.dimensions, int8.tokenDimensions]).toEqual([8, 3]);
    expect([fp32.dimensions, fp32.tokenDimensions]).toEqual([8, 8]);
    const [embedding] = await int8.embed(['peace']);
    expect([embedding?.vector.length, embedding?.tokens.vectors.length]).toEqual([8, 3 * 3]);
  });

  it('is refused with the name of the file it lacks', async () => {
    const folder = await tempFolder();
    await expect(createLocalEmbedder({ model: folder })).rejects.toThrow(/no readable .*model_quantized\.onnx/);
  });

  it('is refused when its graph is damaged', async () => {
    const { ensure, folder } = await setting();
    await ensure();
    await writeFile(path.join(folder, 'onnx/model_quantized.onnx'), 'not a graph');
    await expect(createLocalEmbedder({ model: folder })).rejects.toThrow(/Cannot load the model all-MiniLM-L6-v2/);
  });
});
