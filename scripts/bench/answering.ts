import type { Client } from './client.ts';
import { type Finding, ms, times } from './findings.ts';
import type { ForwardPass } from './forward-pass.ts';
import { median, quantile, type Samples, spread } from './percentiles.ts';

/** What answering is measured with. */
export interface Answering {
  readonly plain: ForwardPass;
  readonly own: ForwardPass;
  readonly client: Client;
  /** Each is asked once, so that no cache knows it. */
  readonly questions: readonly string[];
  readonly onQuestion: (done: number) => void;
}

/**
 * Before anything is measured every question is asked in other ways, with each of these words in front: of a server that
 * has been asked for a minute, about as many things in as many forms as it will be, all code is compiled.
 */
const WARM_UP = ['Now', 'And', 'Please', 'Well', 'So', 'Then', 'Yes'];
const REPEATED = 300;

/**
 * Questions that are measured in one way, then in the next: few enough for a machine that others use to be as fast for
 * all ways, and enough for none to find in the processor's caches only what the one before has left there.
 */
const BLOCK = 20;

/** The unit, our own graph, and whole answers over HTTP, by turns; then the same question again and again. */
export async function measureAnswering(bench: Answering): Promise<{ findings: Finding[]; f: number }> {
  const { plain, own, client, questions, onQuestion } = bench;
  for (const word of WARM_UP) for (const question of questions) await client.ask(`${word}: ${question}`);
  const [unit, graph, whole]: [number[], number[], number[]] = [[], [], []];
  for (let first = 0; first < questions.length; first += BLOCK) {
    const block = questions.slice(first, first + BLOCK);
    for (const question of block) unit.push(await plain(question));
    for (const question of block) graph.push(await own(question));
    for (const question of block) whole.push(await answered(client, question));
    onQuestion(first + block.length);
  }
  const cached: number[] = [];
  for (let i = 0; i < REPEATED; i += 1) cached.push(await answered(client, questions[0] as string));
  return { findings: findingsOf(unit, graph, whole, cached), f: median(unit) };
}

async function answered(client: Client, question: string): Promise<number> {
  const { status, duration, body } = await client.ask(question);
  if (status !== 200) throw new Error(`The server answered ${status} to "${question}": ${body}`);
  return duration;
}

function findingsOf(unit: Samples, graph: Samples, whole: Samples, cached: Samples): Finding[] {
  const f = median(unit);
  const inF = (value: number) => `${times(value / f, 'F')} (${ms(value)})`;
  return [
    { what: 'F: forward pass of the plain fp32 graph', figure: `${ms(f)}, middle half ± ${percent(spread(unit) / 2)}` },
    {
      what: 'forward pass of our own graph',
      figure: inF(median(graph)),
      bar: '≤ 0.4 F',
      reached: median(graph) <= 0.4 * f,
    },
    {
      what: 'ask over HTTP, not asked before, p50',
      figure: inF(median(whole)),
      bar: '≤ 1.0 F',
      reached: median(whole) <= f,
    },
    { what: 'ask over HTTP, not asked before, p95', figure: inF(quantile(whole, 0.95)) },
    {
      what: 'ask over HTTP, asked before, p50',
      figure: ms(median(cached)),
      bar: '≤ 1 ms',
      reached: median(cached) <= 1,
    },
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
