import { loadHnswIndex } from '../../embeddings/indexes/hnsw.ts';
import { collectGarbage } from './collect-garbage.ts';

/**
 * In a process of its own, where nothing else grows: loads a graph from a file again and again, and prints by how many
 * bytes the process grows when each is let go, and when all are held.
 */
const [file = '', rows, dimensions, times] = process.argv.slice(2);

/** The graph does not look at the table until it is searched. */
const table = new Float32Array(Number(rows) * Number(dimensions));

const held: unknown[] = [];

async function growth(times: number, keep: boolean): Promise<number> {
  const before = process.memoryUsage.rss();
  for (let i = 0; i < times; i += 1) {
    const graph = await loadHnswIndex(file, table, Number(dimensions));
    if (keep) held.push(graph);
    else if (i % 10 === 0) await collectGarbage();
  }
  await collectGarbage();
  return process.memoryUsage.rss() - before;
}

// The first ones make the room that the allocator keeps for the next.
await growth(Number(times) / 4, false);
const released = await growth(Number(times), false);
process.stdout.write(JSON.stringify({ released, held: await growth(Number(times), true) }));
