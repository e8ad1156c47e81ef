import { builtinEnvironments } from 'vitest/runtime';

/**
 * happy-dom for modules that run as they do in Node: the tests of the client reach the real HTTP app without a
 * port, and Vite, told that a module is for browsers, would rewrite the paths by which the server finds its files.
 */
// biome-ignore lint/style/noDefaultExport: Vitest takes an environment as the default export of its file
export default { ...builtinEnvironments['happy-dom'], viteEnvironment: 'ssr' };
