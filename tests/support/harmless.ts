import { homedir, tmpdir } from 'node:os';
import { Problem } from '../../server/contract/problem.ts';

/** What a reply may never say: where on this machine anything is, or how the program got there. */
const PLACES = [process.cwd(), homedir(), tmpdir(), 'node_modules', 'file://'].filter((place) => place !== '/');
const STACK = /^\s+at .+:\d+:\d+\)?$/m;

/** What is wrong with the text of any reply, in words; nothing when it is as it should be. */
export function leaksIn(text: string): string[] {
  const places = PLACES.filter((place) => text.includes(place)).map((place) => `names ${place}`);
  return STACK.test(text) ? [...places, 'shows a stack'] : places;
}

/** What is wrong with a failure's text, which is to be problem details with the status of its reply. */
export function problemFaults(text: string, status: number): string[] {
  try {
    const problem = Problem.parse(JSON.parse(text));
    return problem.status === status ? [] : [`says ${problem.status} in a ${status}`];
  } catch {
    return [`is no problem but ${text.slice(0, 100)}`];
  }
}
